import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMember, countRow, countRows, digestText, EMPTY_DIGEST, idFromWords, idWords, removeMember } from './digest'

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

  it('is the same of rows, one by one or many at once', () => {
    fc.assert(
      fc.property(members, fc.nat(), (list, cut) => {
        const ids = Uint32Array.from(list.flatMap(([id]) => idWords(id)))
        const versions = Uint32Array.from(list, ([, version]) => version)
        const middle = cut % (list.length + 1)
        const digest = { ...EMPTY_DIGEST }
        countRows(digest, ids, versions, 0, middle)
        for (const [row, version] of versions.entries()) if (row >= middle) countRow(digest, ids, row, version, 1)
        expect(digest).toEqual(digestOf(list))
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
