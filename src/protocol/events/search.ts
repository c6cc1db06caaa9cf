import { type Decoder, number, record, text } from '../decoder.js'

/** The shop's search was used. */
export interface Search {
  search_term: string
  /** Products found; 0 is worth knowing. */
  results?: number
}

export const search: Decoder<Search> = record<Search>({ search_term: text(), results: number(0, 1e9) }, ['search_term'])
