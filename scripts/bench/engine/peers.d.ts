// What the benches use of their peers, which are not installed with the project.

declare module 'supercluster' {
  interface PointFeature {
    type: 'Feature'
    properties: object
    geometry: { type: 'Point'; coordinates: number[] }
  }
  export default class Supercluster {
    constructor(options: { radius: number; maxZoom: number })
    load(points: readonly PointFeature[]): this
    getClusters(box: [number, number, number, number], zoom: number): object[]
  }
}

declare module 'crossfilter2' {
  interface Group<Value> {
    all(): readonly { key: unknown; value: Value }[]
    reduce<Next, T>(add: (sum: Next, thing: T) => Next, take: (sum: Next, thing: T) => Next, start: () => Next): Group<Next>
  }
  interface Dimension<Key> {
    filterAll(): void
    filterRange(range: [number, number]): void
    filterFunction(passes: (key: Key) => boolean): void
    group(of?: (key: Key) => unknown): Group<number>
  }
  export default function crossfilter<T>(things: readonly T[]): {
    dimension<Key>(of: (thing: T) => Key): Dimension<Key>
    groupAll(): { value(): number }
  }
}

declare module 'apache-arrow' {
  export function tableFromArrays(columns: Record<string, ArrayLike<number> | readonly string[]>): object
}

declare module '@duckdb/duckdb-wasm/blocking' {
  interface Connection {
    insertArrowTable(table: object, options: { name: string; create: boolean }): void
    query(sql: string): { toArray(): Record<string, unknown>[] }
  }
  interface Bundle {
    mainModule: string
    mainWorker: string
  }
  export const BROWSER_RUNTIME: object
  export class VoidLogger {}
  export function createDuckDB(
    bundles: { mvp: Bundle; eh: Bundle },
    logger: VoidLogger,
    runtime: object,
  ): Promise<{ instantiate(): Promise<unknown>; connect(): Connection }>
}
