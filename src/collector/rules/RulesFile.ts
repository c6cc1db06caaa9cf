import type { BlockType } from '../../protocol/block.js'
import type { BlockChange } from '../../protocol/recommendations.js'
import type { Segment } from '../../protocol/segment.js'
import type { Every } from '../../recommender/rules/Rule.js'
import type { WrittenSpan } from './readSpan.js'

/** A file of rules that the schema has accepted. */
export interface RulesFile {
  timeZone?: string
  pauses?: FilePause[]
  experiments?: FileExperiment[]
  targets?: FileTarget[]
  lapsedDays?: number
  rules: FileRule[]
}

export interface FileScope {
  sites?: string[]
  placements?: string[]
  blocks?: BlockType[]
}

export interface FilePause extends FileScope, WrittenSpan {
  name: string
  off?: boolean
  visitors?: 'all' | 'new'
}

export interface FileExperiment extends WrittenSpan {
  name: string
  off?: boolean
  placement: string
  sites?: string[]
  share?: number
  stages?: { from: string; share: number }[]
  change?: BlockChange
  control?: 'hidden'
}

export interface FileTarget extends FileScope, WrittenSpan {
  name: string
  off?: boolean
  segments: Segment[]
  hidden?: true
  change?: BlockChange
}

export interface FileSelector {
  products?: string[]
  categories?: string[]
  brands?: string[]
  tags?: string[]
  attributes?: Record<string, string[]>
  price?: { from?: number; to?: number }
  anchorCategory?: 'same' | 'other'
}

export interface FileRule extends FileScope, WrittenSpan {
  name: string
  off?: boolean
  hide?: FileSelector
  pause?: number
  only?: FileSelector
  strict?: boolean
  pin?: string[]
  at?: number
  list?: string[]
  boost?: FileSelector
  by?: number
  margin?: number
  diversity?: { category?: number; brand?: number }
  introduce?: number
  rotate?: { among: number; every: Every }
  sensitive?: 'show'
}
