import { basename, dirname } from 'node:path'
import type { Random } from '../../../../src/simulator/createRandom.js'
import { FATES, type Fate, type FileModel, fileModel } from './FileModel.js'
import type { Step } from './Step.js'

/** What lies on a disk after a power cut: folders, and files with their contents, by path. */
export interface Image {
  fate: Fate
  folders: string[]
  files: Map<string, Buffer>
  /** Whether anything was on its way when the power went. */
  hadUnsynced: boolean
}

/** A disk that may lose whatever was not synced: bytes by a sync of their file, names by a sync of their folder. */
export interface DiskModel {
  apply(step: Step): void
  /** What a power cut at this moment may leave. */
  image(random: Random): Image
}

interface Folder {
  synced: Map<string, Node>
  names: Map<string, Node>
  /** Changes of names that are not synced. A file system keeps their order. */
  pending: (readonly (readonly [name: string, node: Node | undefined])[])[]
}

type Node = { folder: Folder } | { file: FileModel }

/** Makes the model of an empty folder. */
export function diskModel(root: string): DiskModel {
  const top: Node = { folder: emptyFolder() }

  const find = (path: string): Node | undefined => {
    if (path === root) return top
    const parent = find(dirname(path))
    return parent !== undefined && 'folder' in parent ? parent.folder.names.get(basename(path)) : undefined
  }
  const rename = (path: string, ...changes: readonly (readonly [string, Node | undefined])[]) => {
    const parent = find(dirname(path))
    if (parent === undefined || !('folder' in parent)) throw new Error(`The model knows no folder of ${path}.`)
    put(parent.folder.names, changes)
    parent.folder.pending.push(changes)
  }
  const file = (path: string): FileModel => {
    const known = find(path)
    if (known !== undefined && 'file' in known) return known.file
    const made = fileModel()
    rename(path, [basename(path), { file: made }])
    return made
  }

  return {
    apply(step) {
      if (step.do === 'receipt') return
      const { path } = step
      if (step.do === 'write') file(path).change({ at: step.at, bytes: step.bytes })
      else if (step.do === 'truncate') file(path).change({ size: step.size })
      else if (step.do === 'mkdir') rename(path, [basename(path), { folder: emptyFolder() }])
      else if (step.do === 'unlink') rename(path, [basename(path), undefined])
      else if (step.do === 'rename') rename(path, [basename(path), undefined], [basename(step.to), find(path)])
      else sync(find(path))
    },
    image(random) {
      const fate = FATES[random.below(FATES.length)]!
      const image: Image = { fate, folders: [], files: new Map(), hadUnsynced: false }
      const visit = (path: string, node: Node) => {
        if ('file' in node) {
          image.hadUnsynced ||= node.file.unsynced > 0
          image.files.set(path, node.file.after(fate, random))
          return
        }
        image.folders.push(path)
        const { synced, pending } = node.folder
        image.hadUnsynced ||= pending.length > 0
        const most = fate === 'none' ? 0 : fate === 'all' ? pending.length : random.below(pending.length + 1)
        const names = new Map(synced)
        for (const changes of pending.slice(0, most)) put(names, changes)
        for (const [name, child] of names) visit(`${path}/${name}`, child)
      }
      visit(root, top)
      return image
    },
  }
}

const emptyFolder = (): Folder => ({ synced: new Map(), names: new Map(), pending: [] })

function put(names: Map<string, Node>, changes: readonly (readonly [string, Node | undefined])[]): void {
  for (const [name, node] of changes) {
    if (node === undefined) names.delete(name)
    else names.set(name, node)
  }
}

function sync(node: Node | undefined): void {
  if (node === undefined) return
  if ('file' in node) {
    node.file.sync()
    return
  }
  node.folder.synced = new Map(node.folder.names)
  node.folder.pending = []
}
