import type { Lens } from './lens'

/** Where a number of a lens stands, such as `['values', 'kind', 'cyber']`. */
export type LeafPath = readonly string[]

/** One number that two lenses hold differently; null where one of them does not name it. */
export interface Difference {
  path: LeafPath
  from: number | null
  to: number | null
}

type Node = { [key: string]: Node | number | string | boolean }

/** The number at a path; undefined where there is none. */
export function leafOf(lens: Lens, path: LeafPath): number | undefined {
  let node: unknown = lens
  for (const key of path) node = typeof node === 'object' && node !== null ? (node as Node)[key] : undefined
  return typeof node === 'number' ? node : undefined
}

/** The lens with another number at a path; undefined takes an entry of a table of countries away. */
export function withLeaf(lens: Lens, path: LeafPath, value: number | undefined): Lens {
  return replaced(lens as unknown as Node, path, value) as unknown as Lens
}

/** What differs between two lenses, number by number, in the order of the first and then what only the second names. */
export function differencesOf(from: Lens, to: Lens): Difference[] {
  const paths = new Map([...pathsOf(from), ...pathsOf(to)].map((path) => [path.join(' '), path]))
  return [...paths.values()].flatMap((path): Difference[] => {
    const [before, after] = [leafOf(from, path) ?? null, leafOf(to, path) ?? null]
    return before === after ? [] : [{ path, from: before, to: after }]
  })
}

function pathsOf(node: object, above: LeafPath = []): LeafPath[] {
  return Object.entries(node).flatMap(([key, value]): LeafPath[] => {
    if (typeof value === 'number') return [[...above, key]]
    return typeof value === 'object' && value !== null ? pathsOf(value, [...above, key]) : []
  })
}

function replaced(node: Node, [key, ...rest]: LeafPath, value: number | undefined): Node {
  if (key === undefined) return node
  if (rest.length > 0) return { ...node, [key]: replaced((node[key] ?? {}) as Node, rest, value) }
  if (value !== undefined) return { ...node, [key]: value }
  const { [key]: _, ...others } = node
  return others
}
