import { StoreError } from './StoreError.js'

/** The file is not what was written. Starting again will not help. */
export class DamagedError extends StoreError {
  constructor(file: string) {
    super(`${file} is damaged. Put a backup in its place, or move the file away to start anew.`)
  }
}
