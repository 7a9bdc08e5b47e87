import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { putInOrder } from './in-order'

it('puts a list in the order of its keys, and leaves those of like keys as they stood', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 27 - 1 }))), fc.nat(), (values, seed) => {
      const items = values.map((_, at) => (at * 7919 + seed) % Math.max(1, values.length))
      const list = Uint32Array.from([...new Set(items)])
      const keys = Uint32Array.from(values)
      const expected = [...list].sort((a, b) => (keys[a] as number) - (keys[b] as number))
      expect([...putInOrder(list, expected.length, keys, new Uint32Array(list.length))]).toEqual(expected)
    }),
  )
})
