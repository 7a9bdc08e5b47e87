import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidents } from '../core/testing/arbitraries'
import { type ChunkColumns, emptyChunk, setRow } from './chunk-columns'
import { decodePicture, encodePicture } from './picture-chunk'
import { pictureOf } from './picture-columns'
import { decodeWords, encodeWords, wordsOf } from './word-chunk'

const lists = fc.array(incidents, { minLength: 1, maxLength: 30 }).map((list): ChunkColumns => {
  const chunk = emptyChunk(list.length)
  chunk.rows = list.length
  for (const [at, incident] of list.entries()) setRow(chunk, at, incident)
  return chunk
})

describe('the parts of a chunk', () => {
  it('come back as they were, for any incidents in any order', () => {
    fc.assert(
      fc.property(lists, (chunk) => {
        const picture = pictureOf(chunk)
        expect(decodePicture(encodePicture(picture))).toEqual(picture)
        const { ids, version, title, placeName } = decodeWords(encodeWords(chunk))
        const wanted = wordsOf(chunk)
        expect({ ids, version }).toEqual({ ids: wanted.ids, version: wanted.version })
        for (const [found, list] of [
          [title, chunk.title],
          [placeName, chunk.placeName],
        ] as const)
          for (const [row, text] of list.entries()) {
            const written = Buffer.from(found.bytes.subarray(found.offsets[row], found.offsets[row + 1])).toString()
            expect(found.isNull(row) ? null : written).toBe(text)
          }
      }),
      { numRuns: 200 },
    )
  })
})
