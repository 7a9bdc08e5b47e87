/// <reference lib="webworker" />
import { someOfPicture, wholePicture } from './array-of-objects'
import type { Ready } from './contender'
import { crossfilter2 } from './crossfilter'
import { duckdb } from './duckdb'
import { measure } from './measure'
import { meridian } from './meridian'
import { FILTERS, type FilterName, sliderQuery } from './questions'
import { supercluster } from './supercluster'

declare const self: DedicatedWorkerGlobalScope

const CONTENDERS = {
  webassembly: meridian('webassembly'),
  typescript: meridian('typescript'),
  array: someOfPicture,
  'array, whole picture': wholePicture,
  crossfilter2,
  'DuckDB-wasm': duckdb,
  supercluster,
} satisfies Record<string, Ready>

export type ContenderName = keyof typeof CONTENDERS

/** What is asked: a contender over so many incidents. */
export interface Task {
  contender: ContenderName
  rows: number
}

/** Milliseconds of each change, and the matches it found. */
export type Result = Partial<Record<FilterName | 'lens' | 'slider', { ms: number; found: number }>>

self.onmessage = async ({ data }: MessageEvent<Task>) => {
  try {
    self.postMessage(await run(data))
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}

async function run({ contender, rows }: Task): Promise<Result> {
  const ready = await CONTENDERS[contender](rows)
  const result: Result = {}
  const note = async (name: keyof Result, act: (number: number) => number | Promise<number>) => {
    result[name] = { ms: await measure(act), found: await act(0) }
  }
  for (const name of Object.keys(FILTERS) as FilterName[])
    await note(name, (number) => ready.filter(FILTERS[name][number % 2 === 0 ? 0 : 1]))
  if (contender !== 'supercluster') await note('slider', (number) => ready.filter(sliderQuery(number)))
  const { lens } = ready
  if (lens) await note('lens', (number) => lens(number % 2 === 0 ? 1 : 0, FILTERS.typical[0]))
  return result
}
