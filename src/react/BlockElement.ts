import type { HTMLAttributes, Ref } from 'react'
import type { Attribute } from '../blocks/settings.js'

/** `<grapevine-block>` as it may stand in JSX. */
export interface BlockElement
  extends HTMLAttributes<HTMLElement>,
    Partial<Record<Exclude<Attribute, 'type'>, string | number>> {
  type: string
  class?: string
  ref?: Ref<HTMLElement>
}
