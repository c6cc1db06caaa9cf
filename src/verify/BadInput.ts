/** What whoever runs the check must put right before it can begin. The message says how. */
export class BadInput extends Error {
  override readonly name: string = 'BadInput'
}
