/// <reference lib="webworker" />
import { EMPTY_QUERY, type Query } from '@/lib/core/query'
import { someOfPicture, wholePicture } from './array-of-objects'
import type { Contender, Ready } from './contender'
import { crossfilter2 } from './crossfilter'
import { duckdb } from './duckdb'
import { meridian } from './meridian'
import { plainPass } from './plain-pass'
import { FILTERS, sliderQuery } from './questions'
import { supercluster } from './supercluster'

declare const self: DedicatedWorkerGlobalScope

const CONTENDERS = {
  webassembly: meridian('webassembly'),
  typescript: meridian('typescript'),
  'array of objects': wholePicture,
  'array of objects, no facets': someOfPicture,
  crossfilter2,
  'DuckDB-wasm': duckdb,
  supercluster,
  'plain pass': plainPass,
} satisfies Record<string, Ready>

const CHANGES = {
  'wide filter': (to, number) => to.filter(FILTERS.wide[number % 2 === 0 ? 0 : 1]),
  'typical filter': (to, number) => to.filter(FILTERS.typical[number % 2 === 0 ? 0 : 1]),
  'filter of several fields': (to, number) => to.filter(FILTERS.several[number % 2 === 0 ? 0 : 1]),
  'narrow filter': (to, number) => to.filter(FILTERS.narrow[number % 2 === 0 ? 0 : 1]),
  'lens change': (to, number) => to.lens?.(number % 2 === 0 ? 0 : 1, FILTERS.typical[0] as Query) ?? null,
  'lens move': (to, number) => to.lens?.(number % 2 === 0 ? 0 : 1, EMPTY_QUERY) ?? null,
  'time slider': (to, number) => to.filter(sliderQuery(number)),
} satisfies Record<string, (to: Contender, number: number) => number | null | Promise<number>>

export type ContenderName = keyof typeof CONTENDERS
export type ChangeName = keyof typeof CHANGES

/** What is asked: to make a contender ready over so many incidents, or to make changes by their numbers. */
export type Task = { ready: ContenderName; rows: number } | { change: ChangeName; numbers: number[] }

/** Milliseconds of each change, and the matches of the last; null where the contender has no such change. */
export type Turn = { times: number[]; found: number } | null

let contender: Contender | null = null

self.onmessage = async ({ data }: MessageEvent<Task>) => {
  try {
    self.postMessage({ answer: 'ready' in data ? await start(data.ready, data.rows) : await makeTurn(data.change, data.numbers) })
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}

async function start(name: ContenderName, rows: number): Promise<null> {
  contender = await CONTENDERS[name](rows)
  return null
}

async function makeTurn(change: ChangeName, numbers: readonly number[]): Promise<Turn> {
  if (!contender) throw new Error('no contender is ready')
  const times: number[] = []
  let found: number | null = null
  for (const number of numbers) {
    const start = performance.now()
    found = await CHANGES[change](contender, number)
    if (found === null) return null
    times.push(performance.now() - start)
  }
  return found === null ? null : { times, found }
}
