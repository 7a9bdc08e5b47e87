import { setImmediate } from 'node:timers/promises'

/** How long a slice may keep the process from what else it is asked for. */
const SLICE_MS = 10

/** Does long work in slices; the process answers others in between. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  for (let until = performance.now() + SLICE_MS; ; ) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + SLICE_MS
  }
}
