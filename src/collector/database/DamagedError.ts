import { StoreError } from './StoreError.js'

/** Exit status of a command that finds it: who restarts the collector can stop at it. */
export const DAMAGED_STATUS = 3

/** The file is not what was written. Starting again will not help. */
export class DamagedError extends StoreError {
  constructor(file: string) {
    super(`${file} is damaged. Put a backup in its place, or move the file away to start anew.`)
  }
}
