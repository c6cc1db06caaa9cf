import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** One import of a file. `type` leaves nothing behind in the built code, `dynamic` is an `import()`. */
export interface Import {
  kind: 'value' | 'type' | 'dynamic'
  /** As written. */
  from: string
  /** The file that is meant, relative to the repository; `undefined` for packages. */
  path: string | undefined
  /** Names that are imported as values. */
  names: string[]
}

export interface Source {
  /** Relative to the repository, with slashes. */
  path: string
  tree: ts.SourceFile
  imports: Import[]
}

const slashes = (path: string): string => path.replaceAll('\\', '/')

const importsOf = (tree: ts.SourceFile, path: string): Import[] => {
  const found: Import[] = []
  const add = (kind: Import['kind'], specifier: ts.Node, names: string[] = []): void => {
    if (!ts.isStringLiteralLike(specifier)) return
    const from = specifier.text
    const target = from.startsWith('.')
      ? slashes(relative(ROOT, resolve(ROOT, dirname(path), from.replace(/\.js$/, '.ts'))))
      : undefined
    found.push({ kind, from, path: target, names })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause
      const named =
        clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : []
      // `import { type A }` stays as an empty import in the built code, so it counts as one of a value.
      add(
        clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'value',
        node.moduleSpecifier,
        named.filter(name => !name.isTypeOnly).map(name => (name.propertyName ?? name.name).text),
      )
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.isTypeOnly ? 'type' : 'value', node.moduleSpecifier)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add('type', node.argument.literal)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) {
      add('dynamic', node.arguments[0])
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** Parses one file as if it stood at `path`. */
export const parse = (path: string, text: string): Source => {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return { path, tree, imports: importsOf(tree, path) }
}

const read = (folder: string): Source[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    // Packages that a bench has installed are not ours.
    .filter(name => name.endsWith('.ts') && !name.includes('node_modules'))
    .map(name => slashes(join(folder, name)))
    .sort()
    .map(path => parse(path, readFileSync(join(ROOT, path), 'utf8')))

const cache = new Map<string, Source[]>()

/** Every TypeScript file under a folder of the repository, parsed once. */
export const sourcesOf = (folder: string): Source[] => {
  const known = cache.get(folder) ?? read(folder)
  cache.set(folder, known)
  return known
}

/** `src/core/sync/send.ts` → `core`; files directly in `src` belong to `entry`. */
export const layerOf = (path: string): string | undefined =>
  path.startsWith('src/') ? (/^src\/([^/]+)\//.exec(path)?.[1] ?? 'entry') : undefined

/** Every node under a node, itself first. */
export const nodesOf = (node: ts.Node): ts.Node[] => {
  const nodes = [node]
  ts.forEachChild(node, child => {
    nodes.push(...nodesOf(child))
  })
  return nodes
}
