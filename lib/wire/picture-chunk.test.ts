import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidents } from '../core/testing/arbitraries'
import { type ChunkColumns, emptyChunk, setRow } from './chunk-columns'
import { decodeNames, encodeNames, namesOf } from './name-chunk'
import { decodePicture, encodePicture } from './picture-chunk'
import { type PictureColumn, pictureOf } from './picture-columns'
import { decodeTexts, encodeTexts } from './text-chunk'

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
        expect(decodeNames(encodeNames(chunk))).toEqual(namesOf(chunk))
        const { rows, title, placeName } = decodeTexts(encodeTexts(chunk))
        expect(rows).toBe(chunk.rows)
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

  it('come back as they were where all places are given to a few decimals', () => {
    const coarse = fc.sample(lists, { seed: 7, numRuns: 40 }).map((chunk) => {
      chunk.lng = chunk.lng.map((lng) => Math.round(lng * 100) / 100 + 0)
      chunk.lat = chunk.lat.map((lat) => Math.round(lat * 100) / 100 + 0)
      return pictureOf(chunk)
    })
    for (const picture of coarse) expect(decodePicture(encodePicture(picture))).toEqual(picture)
  })

  it('are refused where a column holds what no word stands for, as from a server that knows more', () => {
    const wrong: (readonly [PictureColumn, number])[] = [
      ...(['kind', 'severity', 'tlp', 'determination', 'investigation', 'sector', 'occurredPrecision'] as const).map(
        (name) => [name, 100] as const,
      ),
      ...([
        ['kind', -1],
        ['kind', 6],
        ['lane', 3],
        ['technologies', 512],
        ['technologies', -1],
        ['area', 32_000],
        ['origin', 5000],
      ] as const),
      ...([
        ['occurredMs', 1000],
        ['recordedMs', -1],
        ['uncertainty', -2],
        ['lngE7', 1_800_000_001],
        ['latE7', -900_000_001],
      ] as const),
    ]
    const [chunk] = fc.sample(lists, { seed: 1, numRuns: 1 }) as [ChunkColumns]
    for (const [name, value] of wrong) {
      const picture = pictureOf(chunk)
      picture[name][picture.rows - 1] = value
      expect(() => decodePicture(encodePicture(picture)), `${name} ${value}`).toThrow(RangeError)
    }
    const picture = pictureOf(chunk)
    picture.area.fill(0)
    picture.country[0] = 5000
    expect(() => decodePicture(encodePicture(picture))).toThrow(RangeError)
  })
})
