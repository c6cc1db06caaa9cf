import { BadInput } from './BadInput.js'
import { type Step, TELLING, type Told, type ToldKey } from './Told.js'

const EXAMPLES = {
  address: 'an address or a path of the shop, such as "/cart"',
  selector: 'a CSS selector, such as "#allow"',
  steps:
    'a list such as [{ "open": "/cart" }, { "click": "#pay" }, { "fill": "#name", "with": "Ada" }, { "waitFor": "h1" }]',
} as const

const STEPS: Record<string, readonly string[]> = {
  open: ['open'],
  click: ['click'],
  fill: ['fill', 'with'],
  waitFor: ['waitFor'],
}

/**
 * Reads what a shop tells of its pages: the address to begin with, what stands in the file of `--pages`, and the options, which win. Paths
 * become addresses. Throws `BadInput` with a line for each mistake.
 */
export function readTold(start: string, file: unknown, options: Partial<Record<ToldKey, string>> = {}): Told {
  const base = URL.canParse(start) ? new URL(start) : undefined
  if (base === undefined || !/^https?:$/.test(base.protocol))
    throw new BadInput(`"${start}" is no address. Write one such as https://www.my-shop.example/.`)
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    throw new BadInput(
      'The file of --pages must hold an object such as { "product": "/p/lantern", "consent": "#allow" }.',
    )

  const faults: string[] = []
  const told: Record<string, unknown> = {}
  for (const [key, value] of Object.entries({ ...file, ...options, start: base.href })) {
    const telling = Object.hasOwn(TELLING, key) ? TELLING[key as ToldKey] : undefined
    if (telling === undefined) faults.push(`"${key}" is not known. Write one of: ${Object.keys(TELLING).join(', ')}.`)
    else if (telling.kind === 'steps') {
      if (Array.isArray(value) && value.length > 0 && value.every(isStep))
        told[key] = value.map(step => opened(step, base))
      else faults.push(`"${key}" (${telling.what}) is ${shown(value)}. Write ${EXAMPLES.steps}.`)
    } else if (
      typeof value !== 'string' ||
      value.trim() === '' ||
      (telling.kind === 'address' && !URL.canParse(value, base))
    )
      faults.push(`"${key}" (${telling.what}) is ${shown(value)}. Write ${EXAMPLES[telling.kind]}.`)
    else told[key] = telling.kind === 'address' ? new URL(value, base).href : value
  }
  if (faults.length > 0) throw new BadInput(faults.join('\n'))
  return told as unknown as Told
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false
  const fields = Object.keys(value)
  const wanted = Object.entries(STEPS).find(([name]) => fields.includes(name))?.[1]
  return (
    wanted !== undefined &&
    fields.length === wanted.length &&
    wanted.every(name => typeof (value as Record<string, unknown>)[name] === 'string')
  )
}

const opened = (step: Step, base: URL): Step => ('open' in step ? { open: new URL(step.open, base).href } : step)

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing'
  return json.length > 60 ? `${json.slice(0, 57)}…` : json
}
