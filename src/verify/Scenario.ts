import type { EventName } from '../protocol/events/index.js'
import type { Kit } from './Kit.js'
import type { ToldKey } from './Told.js'
import type { Visit } from './Visit.js'

/** An event that a scenario waits for. A refused one is a fault as well. */
export interface ExpectedEvent {
  name: EventName
  /** How often; `some` is once or more. Default 1. */
  times?: number | 'some'
  /** Params that it must have: what is left out may be anything, `PRESENT` must be there. */
  params?: object
  /** The expectation, behind the name and how often: `of the product of the page`. */
  says?: string
  /** What to do where it fails. */
  advice: string
  /** What to do where it comes too often, if that is something else. */
  surplus?: string
}

/** An event that must not be told; every event where there is no name. */
export interface RefutedEvent {
  name?: EventName
  says?: string
  advice: string
}

/** What must hold beside the events, and what to do where it does not. */
export interface Claim {
  says: string
  advice: string
}

/** Says that a claim does not hold, and what was seen instead. */
export type Fault<C extends string = string> = (claim: C, seen: string) => void

interface Stated<C extends string, E> {
  events?: readonly E[]
  /** What blocks do. */
  blocks?: Readonly<Record<C, Claim>>
  /** What the page does. */
  page?: Readonly<Record<C, Claim>>
}

/** What is checked with one visit of the shop: the one source of the check, of `--list` and of the table in the demo's README. */
export interface Scenario<C extends string = string> {
  name: string
  /** What the shopper does. */
  step: string
  /** What the shop must have told for it. */
  needs: readonly ToldKey[]
  expected: Stated<C, ExpectedEvent>
  refuted: Stated<C, RefutedEvent>
  /** Looks at all other visits, and so comes last. */
  isSummary?: true
  /** Does the steps and answers the visit whose events are judged. Throws `Skipped` where the shop has nothing to check. */
  run(kit: Kit, fault: Fault<C>): Promise<Visit | undefined>
}

/** Keeps the names of claims together: a fault can only name what is stated. */
export function scenario<
  EB extends string = never,
  EP extends string = never,
  RB extends string = never,
  RP extends string = never,
>(definition: {
  name: string
  step: string
  needs: readonly ToldKey[]
  isSummary?: true
  expected: { events?: readonly ExpectedEvent[]; blocks?: Record<EB, Claim>; page?: Record<EP, Claim> }
  refuted: { events?: readonly RefutedEvent[]; blocks?: Record<RB, Claim>; page?: Record<RP, Claim> }
  run(kit: Kit, fault: Fault<EB | EP | RB | RP>): Promise<Visit | undefined>
}): Scenario {
  return definition as Scenario
}

/** Why a scenario was not run. */
export class Skipped extends Error {}
