import type { DoorRequest } from './door'

/** Breaks off before a batch that its reader may no longer see. */
export async function* whileAllowed<T>(batches: AsyncIterable<T>, askAgain: DoorRequest['askAgain']): AsyncGenerator<T> {
  for await (const batch of batches) {
    await askAgain()
    yield batch
  }
}
