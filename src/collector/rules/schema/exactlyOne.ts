import type { Choice } from '../choices.js'

/** Of some fields one has to be there, and no other of them. */
export const exactlyOne = ({ of }: Choice) => of.map(name => ({ required: [name] }))
