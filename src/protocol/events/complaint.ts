import { type Decoder, id, record, text } from '../decoder.js'

/** A shopper says that something is wrong, perhaps with a product. */
export interface Complaint {
  item_id?: string
  reason?: string
  message?: string
}

export const complaint: Decoder<Complaint> = record<Complaint>(
  { item_id: id(), reason: text(64), message: text(2000) },
  [],
)
