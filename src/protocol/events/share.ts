import { type Decoder, id, record, text } from '../decoder.js'

/** A page or product was passed on to somebody. */
export interface Share {
  /** `web-share`, `copy`, `mail` or the shop's own word. */
  method?: string
  content_type?: string
  item_id?: string
}

export const share: Decoder<Share> = record<Share>({ method: text(64), content_type: text(64), item_id: id() }, [])
