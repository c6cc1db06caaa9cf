import { OperatorError } from '../OperatorError.js'

/** A file or what was said about it cannot be used, so the import cannot go on. */
export class ImportError extends OperatorError {
  override readonly name = 'ImportError'
}
