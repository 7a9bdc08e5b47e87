import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMember, digestText, EMPTY_DIGEST, idFromWords, idWords, removeMember } from './digest'

const members = fc.uniqueArray(fc.tuple(fc.uuid(), fc.integer({ min: 1, max: 1e6 })), { selector: ([id]) => id, minLength: 1 })
const digestOf = (list: readonly (readonly [string, number])[]) =>
  list.reduce((digest, [id, version]) => addMember(digest, id, version), EMPTY_DIGEST)

describe('digest', () => {
  it('does not depend on order', () => {
    fc.assert(
      fc.property(members, (list) => {
        expect(digestOf([...list].reverse())).toEqual(digestOf(list))
      }),
    )
  })

  it('forgets a member that is removed', () => {
    fc.assert(
      fc.property(members, (list) => {
        const [first, ...rest] = list as [[string, number], ...[string, number][]]
        expect(removeMember(digestOf(list), ...first)).toEqual(digestOf(rest))
      }),
    )
  })

  it('differs when one version differs', () => {
    fc.assert(
      fc.property(members, (list) => {
        const changed = list.map(([id, version], at) => [id, at === 0 ? version + 1 : version] as const)
        expect(digestText(digestOf(changed))).not.toBe(digestText(digestOf(list)))
      }),
    )
  })

  it('takes an id apart and puts it together again', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(idFromWords(...idWords(id))).toBe(id)
      }),
    )
  })
})
