/** What a process asked of the disk, or told the world, in the order in which it did. Paths are absolute. */
export type Step =
  | { do: 'write'; path: string; at: number; bytes: Buffer }
  | { do: 'truncate'; path: string; size: number }
  | { do: 'sync'; path: string }
  | { do: 'mkdir'; path: string }
  | { do: 'unlink'; path: string }
  | { do: 'rename'; path: string; to: string }
  /** A receipt for this batch was given to the network. */
  | { do: 'receipt'; batch: string }
