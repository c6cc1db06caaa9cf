import { type Decoder, id, number, record, text } from '../decoder.js'

/** An answer to a question that the shop asked. */
export interface SurveyResponse {
  survey_id: string
  /** Points on the survey's scale. */
  score?: number
  /** The answer's words where it is chosen or written. */
  answer?: string
}

export const surveyResponse: Decoder<SurveyResponse> = record<SurveyResponse>(
  { survey_id: id(), score: number(0, 100), answer: text(2000) },
  ['survey_id'],
)
