export type { CartSnapshot } from './core/CartSnapshot.js'
export type { TagFunction } from './core/TagFunction.js'
export type {
  Books,
  CartApi,
  EventParams,
  Fate,
  PageOptions,
  Plugin,
  RecommendRequest,
  Tracker,
  TrackerConfig,
  TrackerEvents,
  TrackerHost,
} from './core/Tracker.js'
export { createTracker } from './createTracker.js'
export type { Receipt } from './protocol/batch.js'
export type { BlockRequest, BlockType } from './protocol/block.js'
export type { Consent } from './protocol/consent.js'
export type { EventMap, EventName } from './protocol/events/index.js'
export type { Item } from './protocol/item.js'
export type { ProblemCode } from './protocol/problems.js'
export type { RecommendedBlock, RecommendedItem } from './protocol/recommendations.js'
