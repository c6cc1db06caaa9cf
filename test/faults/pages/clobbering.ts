import type { HostilePage } from './HostilePage.js'

/** Elements of such a name stand in the way of what the document has under it. */
const DOCUMENT_NAMES = [
  'title',
  'currentScript',
  'querySelector',
  'addEventListener',
  'documentElement',
  'referrer',
  'visibilityState',
  'createElement',
  'body',
  'head',
  'cookie',
  'prerendering',
]

/** Elements of such an id stand in the way of globals that are not there. */
const WINDOW_NAMES = ['gv', 'tracker', 'grapevine', 'q', 'site']

const early = (markup: string) => () => `</head><body>${markup}`

export const clobbering: readonly HostilePage[] = [
  ...DOCUMENT_NAMES.flatMap((name): HostilePage[] => [
    { name: `<form name=${name}>`, builds: ['tag'], head: early(`<form name="${name}"><input name="href"></form>`) },
  ]),
  {
    name: '<img> of every name of the document',
    head: early(DOCUMENT_NAMES.map(name => `<img name="${name}">`).join('')),
  },
  {
    name: '<a id> of globals',
    head: early(WINDOW_NAMES.map(name => `<a id="${name}" href="//evil.example"></a>`).join('')),
  },
  {
    name: '<form> with inputs named as its methods',
    builds: ['tag'],
    head: early('<form id="gv"><input name="q"><input name="tracker"></form>'),
  },
]
