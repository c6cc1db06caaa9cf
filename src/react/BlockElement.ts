import type { HTMLAttributes, Ref } from 'react'
import type { Attribute } from '../blocks/settings.js'
import type { BlockType } from '../protocol/block.js'

/** `<grapevine-block>` as it may stand in JSX. */
export interface BlockElement
  extends HTMLAttributes<HTMLElement>,
    Partial<Record<Exclude<Attribute, 'type'>, string | number | undefined>> {
  type: BlockType
  class?: string | undefined
  ref?: Ref<HTMLElement>
}
