import { Option } from 'commander'

/** An option that may be given again: its reader gathers what was given. Any other is refused then, see `refuseRepeats.ts`. */
export class ListOption extends Option {}
