import { OperatorError } from '../OperatorError.js'

/** The data directory cannot be used. */
export class StoreError extends OperatorError {
  override readonly name = 'StoreError'
}
