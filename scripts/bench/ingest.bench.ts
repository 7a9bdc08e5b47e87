import { benchBulk } from './bulk'
import type { Figure } from './figure'
import { benchPush } from './push'
import { benchSingles } from './singles'
import { openStorePlaces } from './stores'

/** Recording: durable single posts, the bulk door, and the push, on both stores. */
export async function* bench(): AsyncGenerator<Figure> {
  const places = await openStorePlaces()
  try {
    for (const place of places) {
      yield await benchSingles(place)
      yield await benchBulk(place)
      yield* benchPush(place)
    }
  } finally {
    for (const place of places) await place.close()
  }
}
