/** What whoever runs the collector must put right. The message is one sentence that says how. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError'
}
