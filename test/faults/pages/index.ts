import { clobbering } from './clobbering.js'
import { copies } from './copies.js'
import type { HostilePage } from './HostilePage.js'
import { intrinsics } from './intrinsics.js'
import { libraries } from './libraries.js'
import { ownLibraries } from './ownLibraries.js'
import { policies } from './policies.js'
import { prototypes } from './prototypes.js'
import { storages } from './storages.js'
import { surroundings } from './surroundings.js'

/** Every hostile page that can be shown on this machine. */
export const hostilePages = (): HostilePage[] => [
  ...libraries(),
  ...ownLibraries,
  ...intrinsics,
  ...prototypes,
  ...clobbering,
  ...policies,
  ...storages,
  ...copies,
  ...surroundings,
]
