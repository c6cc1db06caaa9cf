import { type Node, parse } from 'acorn'
import { APIS, EXPRESSIONS, type Since } from './features.js'

/** A node of any kind with the fields that are looked at. */
type Any = Node & Record<string, unknown>

const isNode = (value: unknown): value is Any => typeof (value as Any | null)?.type === 'string'

const childrenOf = (node: Any): Any[] => Object.values(node).flat().filter(isNode)

const nameOf = (node: unknown): string | undefined => {
  const { type, name, value } = (node ?? {}) as Any
  return type === 'Identifier' ? String(name) : type === 'Literal' ? String(value) : undefined
}

/** The API that a node reads, as it is written in `APIS`. */
const apiOf = (node: Any, parent: Any | undefined): string | undefined => {
  const has = (name: string) => (Object.hasOwn(APIS, name) ? name : undefined)
  if (node.type === 'MemberExpression') {
    const name = nameOf(node.property)
    const object = nameOf(node.object)
    return (
      has(`${object}.${name}`) ??
      has(`.${name}`) ??
      has(`.${name}()`) ??
      (/^(globalThis|window)$/.test(object ?? '') ? has(`${name}`) : undefined)
    )
  }
  const isName =
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.type === 'Property' && parent.key === node)
  return node.type === 'Identifier' && !isName ? has(String(node.name)) : undefined
}

/** Whether a browser that has no such thing throws where this node is: what is missing is called or looked into. */
const throws = (node: Any, parent: Any | undefined, api: string): boolean => {
  if (parent?.type === 'UnaryExpression') return false
  if (parent?.type === 'CallExpression' && parent.callee === node) return !parent.optional
  if (api.endsWith('()')) return false
  if (parent?.type === 'NewExpression' && parent.callee === node) return true
  if (parent?.type === 'MemberExpression' && parent.object === node) return !parent.optional
  // A global that is not there cannot even be read.
  return node.type === 'Identifier'
}

/** Whether a part of the code asks for a name, as `x.name`, `'name' in x` or `typeof name` do. */
const mentions = (node: unknown, name: string): boolean =>
  isNode(node) && (nameOf(node) === name || childrenOf(node).some(child => mentions(child, name)))

/** `if (!name) return`. */
const isLeft = ({ type, test, consequent }: Any, name: string): boolean =>
  type === 'IfStatement' && /Return|Block/.test((consequent as Any).type) && mentions(test, name)

/** Whether this is only reached where something was asked for the API before. */
const isAsked = (way: readonly Any[], name: string): boolean =>
  way.some((outer, i) => {
    const inner = way[i + 1]
    const isBranch = /^(If|Conditional)/.test(outer.type) && inner !== outer.test && mentions(outer.test, name)
    const isSecond = outer.type === 'LogicalExpression' && inner === outer.right && mentions(outer.left, name)
    const body = outer.type === 'BlockStatement' ? (outer.body as Any[]) : []
    const leaves = body.slice(0, Math.max(0, body.indexOf(inner as Any))).some(one => isLeft(one, name))
    return isBranch || isSecond || leaves
  })

/** Names that a block takes out of objects, `const { locks: l } = navigator`, by their own: `l` is `.locks`. */
const takenIn = (block: Any): Map<string, string> =>
  new Map(
    (block.type === 'BlockStatement' ? (block.body as Any[]) : [])
      .flatMap(one => (one.type === 'VariableDeclaration' ? (one.declarations as Any[]) : []))
      .filter(({ id }) => (id as Any).type === 'ObjectPattern')
      .flatMap(({ id }) => (id as Any).properties as Any[])
      .flatMap(({ key, value }) => {
        const api = `.${nameOf(key)}`
        const own = isNode(value) ? nameOf(value) : undefined
        return own && Object.hasOwn(APIS, api) ? [[own, api] as const] : []
      }),
  )

/** A use that throws where there is no such API. */
export interface Use {
  api: string
  since: Since
  /** The code around it. */
  code: string
}

/** APIs and regular expressions of the lists that a file uses without asking whether they are there. */
export const unguarded = (
  code: string,
  sourceType: 'script' | 'module',
  ecmaVersion: 2020 | 'latest' = 2020,
): Use[] => {
  const uses: Use[] = []
  const visit = (node: Any, way: readonly Any[]): void => {
    const parent = way.at(-1)
    const taken = node.type === 'Identifier' ? way.map(takenIn).find(names => names.has(String(node.name))) : undefined
    const isRead = parent?.type !== 'Property' && !(parent?.type === 'MemberExpression' && parent.property === node)
    const api = apiOf(node, parent) ?? (isRead ? taken?.get(String(node.name)) : undefined)
    const name = taken && isRead ? String(node.name) : (api?.replace('()', '').split('.').pop() ?? '')
    const isLocal = !!taken && !(parent?.type === 'MemberExpression' || parent?.type === 'CallExpression')
    const add = (api: string, since: Since) =>
      uses.push({ api, since, code: code.slice(node.start - 30, node.end + 30) })
    if (api && !isLocal && throws(node, parent, api) && !isAsked([...way, node], name)) add(api, APIS[api] as Since)
    const pattern = (node.regex as { pattern: string } | undefined)?.pattern ?? ''
    for (const [what, shows, since] of EXPRESSIONS) if (shows.test(pattern)) add(what, since)
    for (const child of childrenOf(node)) visit(child, [...way, node])
  }
  visit(parse(code, { ecmaVersion, sourceType }) as unknown as Any, [])
  return uses
}
