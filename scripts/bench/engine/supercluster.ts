import Supercluster from 'supercluster'
import type { Contender } from './contender'
import { sampleObjects, testOf } from './objects'
import { VIEWPORT } from './questions'

/** Supercluster: `.filter`, the index built anew, and the clusters of the screen. */
export async function supercluster(rows: number): Promise<Contender> {
  const things = sampleObjects(rows)
  const features = things.map(({ lng, lat }) =>
    lng === null || lat === null
      ? null
      : { type: 'Feature' as const, properties: {}, geometry: { type: 'Point' as const, coordinates: [lng, lat] } },
  )
  return {
    filter(query) {
      const test = testOf(query)
      let found = 0
      const points = features.filter((feature, at) => {
        const isFound = test(things[at] as (typeof things)[number])
        if (isFound) found++
        return isFound && feature !== null
      }) as NonNullable<(typeof features)[number]>[]
      const index = new Supercluster({ radius: 40, maxZoom: 16 }).load(points)
      index.getClusters([VIEWPORT.west, VIEWPORT.south, VIEWPORT.east, VIEWPORT.north], VIEWPORT.zoom)
      return found
    },
  }
}
