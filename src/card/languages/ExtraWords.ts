/** What blocks say beyond headings and availability. `{n}` in a reason stands for how many, such as `10+`. */
export interface ExtraWords {
  previous: string
  next: string
  cart: string
  added: string
  /** Why a product is there, by strategy; nothing is said where a number belongs that may not be told. */
  why: Readonly<Record<string, string>>
}
