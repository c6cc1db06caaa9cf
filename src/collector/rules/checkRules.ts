import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { isObject } from '../../protocol/decoder.js'
import { CHOICES, type Choice } from './choices.js'
import type { RulesFile } from './RulesFile.js'
import { RULES_SCHEMA } from './rulesSchema.js'

/** More mistakes than anybody reads at once. */
const MOST_FAULTS = 20

/** Made when first asked for: it takes longer than most commands. */
let validate: ValidateFunction<RulesFile> | undefined

/** Checks what stands in a file of rules: the rules, or sentences that name the place, what is wrong there, and what to write. */
export function checkRules(value: unknown): RulesFile | string[] {
  validate ??= new Ajv({ allErrors: true, verbose: true }).compile<RulesFile>(RULES_SCHEMA)
  if (validate(value)) return value
  const faults = new Set<string>()
  for (const error of validate.errors ?? []) {
    const fault = sentenceOf(error)
    if (fault !== undefined) faults.add(fault)
  }
  const all = [...faults]
  const more = all.length - MOST_FAULTS
  return more > 0 ? [...all.slice(0, MOST_FAULTS), `There are ${more} more mistakes of this kind.`] : all
}

function sentenceOf({
  keyword,
  schemaPath,
  instancePath,
  params,
  data,
  schema,
  parentSchema,
}: ErrorObject): string | undefined {
  // The branches of a choice are told by the sentence about the whole.
  if (/\/oneOf\/\d/.test(schemaPath)) return undefined
  const place = placeOf(instancePath)
  const properties = (parentSchema as { properties?: object }).properties
  switch (keyword) {
    case 'additionalProperties': {
      const name: string = params.additionalProperty
      const remedy = Object.hasOwn(RULES_SCHEMA.properties, name)
        ? 'Write it at the top of the file, beside "rules".'
        : `Write one of: ${Object.keys(properties ?? {}).join(', ')}.`
      return `${place} has an unknown field "${name}". ${remedy}`
    }
    case 'required':
      return `${place} lacks "${params.missingProperty}". Write ${wordsOf(properties, params.missingProperty)}.`
    case 'dependencies':
      return `${place} has "${params.property}" and lacks "${params.missingProperty}". Write ${wordsOf(properties, params.missingProperty)}.`
    case 'oneOf': {
      if (!isObject(data)) return undefined
      const { of, none, several } = choiceOf(schema as readonly { required: readonly string[] }[])
      const written = of.filter(name => Object.hasOwn(data, name))
      return `${place} ${written.length === 0 ? none : several(written.join(', '))}`
    }
    default:
      return `${place} is ${shown(data)}. Write ${(parentSchema as { description?: string }).description ?? 'something else'}.`
  }
}

function choiceOf(branches: readonly { required: readonly string[] }[]): Choice {
  const first = branches[0]?.required[0]
  return Object.values<Choice>(CHOICES).find(({ of }) => of[0] === first)!
}

function wordsOf(properties: unknown, name: string): string {
  const property = isObject(properties) ? properties[name] : undefined
  return isObject(property) ? `${property.description}` : `"${name}"`
}

/** `/rules/2/price/from` as `rules[2].price.from`. */
function placeOf(pointer: string): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const path = steps
    .map(step => (/^\d+$/.test(step) ? `[${step}]` : /^\w+$/.test(step) ? `.${step}` : `["${step}"]`))
    .join('')
  return path.replace(/^\./, '') || 'The file'
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing'
  return json.length > 60 ? `${json.slice(0, 57)}…` : json
}
