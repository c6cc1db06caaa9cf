import { type Decoder, record, text } from '../decoder.js'

/** A customer became known by an opaque id. */
export interface Login {
  method?: string
}

export const login: Decoder<Login> = record<Login>({ method: text(64) }, [])
