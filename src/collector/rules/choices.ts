/** Fields of which exactly one is to be written, and what is said where it is none or several. */
export interface Choice {
  of: readonly string[]
  /** What is wrong and what to write, after the place. */
  none: string
  /** @param written the fields that are there */
  several(written: string): string
}

/** What a rule can do; each rule does one of it. */
export const EFFECTS = [
  'hide',
  'pause',
  'only',
  'pin',
  'list',
  'boost',
  'margin',
  'diversity',
  'introduce',
  'rotate',
  'sensitive',
] as const

const EFFECT_ADVICE = `Write one of ${EFFECTS.join(', ')}, and a rule for each.`
const CHANGE_EXAMPLE = '"change": { "type": "trending" }'

/** The choices in a file of rules. */
export const CHOICES = {
  effect: {
    of: EFFECTS,
    none: `does nothing. ${EFFECT_ADVICE}`,
    several: written => `does several things at once (${written}). ${EFFECT_ADVICE}`,
  },
  share: {
    of: ['share', 'stages'],
    none: 'does not say who takes part. Write "share": 0.2 for a fifth of the visitors, or stages.',
    several: () => 'has share and stages. Write one of them: a share for all the time, or stages that grow.',
  },
  trial: {
    of: ['change', 'control'],
    none: `tries nothing. Write ${CHANGE_EXAMPLE} to change the block, or "control": "hidden" to try it against no block.`,
    several: () =>
      `has change and control. An experiment changes one thing at a time: make two of it, one with ${CHANGE_EXAMPLE} and one with "control": "hidden", each at its own time.`,
  },
  aim: {
    of: ['hidden', 'change'],
    none: `changes nothing. Write ${CHANGE_EXAMPLE} to change the block, or "hidden": true to show none.`,
    several: () => 'has hidden and change. Write one of them: a block that is hidden has nothing to change.',
  },
  change: {
    of: ['type', 'heading', 'limit', 'layout'],
    none: 'changes nothing. Write one of type, heading, limit, layout.',
    several: written =>
      `changes several things (${written}). An experiment changes one thing at a time: make two of it, each at its own time.`,
  },
} as const satisfies Record<string, Choice>
