export type { TestAnswer, TestAnswers, TestProduct } from './blockOf.js'
export { createTestTracker } from './createTestTracker.js'
export { type EventPattern, type ExpectedPattern, expectEvents } from './expectEvents.js'
export {
  type MockCollector,
  type MockCollectorOptions,
  type MockRequest,
  mockCollector,
  type RouteLike,
} from './mockCollector.js'
export type { MockAnswer } from './responseOf.js'
export type { EventFault, TestEvent } from './TestEvent.js'
export type { TestProblem, TestTracker, TestTrackerOptions } from './TestTracker.js'
