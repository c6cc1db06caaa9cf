import { type Decoder, id, oneOf, record, text } from '../decoder.js'
import { EXPERIMENT_LENGTH } from './ecommerce.js'

/** The groups of an experiment. */
export const VARIANTS = ['control', 'test'] as const

export type Variant = (typeof VARIANTS)[number]

/** A visitor met an experiment: a block was drawn, or stayed away, as its group says. */
export interface ExperimentExposure {
  experiment: string
  variant: Variant
  block_type?: string
  placement?: string
  recommendation_id?: string
}

export const experimentExposure: Decoder<ExperimentExposure> = record<ExperimentExposure>(
  {
    experiment: text(EXPERIMENT_LENGTH),
    variant: oneOf(VARIANTS),
    block_type: text(64),
    placement: text(64),
    recommendation_id: id(),
  },
  ['experiment', 'variant'],
)
