import { Engine } from '@/lib/engine/engine'
import type { FromWorker } from '@/lib/engine/messages'

/** What a page found: milliseconds from the first request, and how many incidents it holds then. */
export interface Loaded {
  /** When it began, milliseconds since 1970 with a fraction. */
  startedAt: number
  ms: number
  /** Until the first incidents were in the picture; null where there is no picture before the end. */
  firstMs: number | null
  /** Until all incidents were in the picture, their names still to come; null where there is no picture before the end. */
  countedMs: number | null
  held: number
}

const startedAt = (start: number) => performance.timeOrigin + start

/** From the first request to a picture of all that is proven complete. */
function loadPicture(token: string): Promise<Loaded> {
  return new Promise((resolve) => {
    const start = performance.now()
    let firstMs: number | null = null
    let countedMs: number | null = null
    let isPlaced = false
    let isComplete = false
    let held = -1
    const hear = (message: FromWorker) => {
      if (message.type === 'link') {
        isComplete ||= message.link.phase === 'complete'
        isPlaced ||= message.link.expected !== null && message.link.loaded === message.link.expected
      }
      if (message.type === 'picture') {
        firstMs ??= performance.now() - start
        if (isPlaced) countedMs ??= performance.now() - start
        held = message.picture.held
      }
      if (!isComplete || held !== engine.count) return
      engine.hear({ type: 'stop' })
      resolve({ startedAt: startedAt(start), ms: performance.now() - start, firstMs, countedMs, held: engine.count })
    }
    const engine = new Engine({ origin: location.origin, token }, hear)
    engine.hear({ type: 'start' })
  })
}

/** From the request to the parsed JSON of the same columns. */
async function loadJson(token: string): Promise<Loaded> {
  const start = performance.now()
  const answer = await fetch('/api/v1/snapshot', { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } })
  const { rows } = (await answer.json()) as { rows: number }
  return { startedAt: startedAt(start), ms: performance.now() - start, firstMs: null, countedMs: null, held: rows }
}

/** From the request to the parsed JSON of the same incidents as a list of objects, as most dashboards get them. */
async function loadObjects(url: string): Promise<Loaded> {
  const start = performance.now()
  const things = (await (await fetch(url)).json()) as object[]
  return { startedAt: startedAt(start), ms: performance.now() - start, firstMs: null, countedMs: null, held: things.length }
}

Object.assign(globalThis, { loadPicture, loadJson, loadObjects })
