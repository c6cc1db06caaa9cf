import type { Variant } from '../../protocol/events/experiment_exposure.js'
import type { BlockExperiment } from '../../protocol/recommendations.js'

const SPACE = 2 ** 32

/**
 * The group of a visitor: always the same for the same experiment, and unlike that of other experiments. With a larger share
 * more visitors take part, and none changes its group.
 *
 * @returns nothing where the visitor takes no part
 */
export function groupOf(
  { name, share }: Pick<BlockExperiment, 'name' | 'share'>,
  visitor: string,
): Variant | undefined {
  if (hash(`${name} takes part ${visitor}`) >= share * SPACE) return
  return hash(`${name} is shown ${visitor}`) < SPACE / 2 ? 'control' : 'test'
}

/** A whole number below 2³²: FNV-1a over the characters, with the finalizer of MurmurHash3, for texts that differ in their end only. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
