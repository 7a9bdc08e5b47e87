import { tableFromIPC } from '@uwdata/flechette'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../core/incident'
import { incidents } from '../core/testing/arbitraries'
import { decodeChunks, encodeChunk, joinChunks } from './arrow-chunk'
import { type ChunkColumns, emptyChunk, setRow } from './chunk-columns'

const TITLES = ['', '\u{feff}mark first', 'Łódź, 🛰 and 日本', 'plain', 'e\u0301']

function chunkOf(list: readonly Incident[]): ChunkColumns {
  const chunk = emptyChunk(list.length)
  chunk.rows = list.length
  for (const [at, one] of list.entries()) setRow(chunk, at, one)
  return chunk
}

const lists = fc.array(
  fc.tuple(incidents, fc.constantFrom(...TITLES)).map(([one, title]) => ({ ...one, title })),
  { maxLength: 40 },
)

describe('a snapshot in Arrow', () => {
  it('comes back as it was, for any incidents', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const chunk = chunkOf(list)
        expect(decodeChunks(encodeChunk(chunk))).toEqual([chunk])
      }),
      { numRuns: 200 },
    )
  })

  it('follows from the rows alone, and joins to one stream', async () => {
    const all = fc.sample(incidents, { seed: 3, numRuns: 90 })
    const chunks = [all.slice(0, 30), all.slice(30, 31), all.slice(31)].map(chunkOf)
    const parts: Uint8Array[] = []
    for await (const part of joinChunks(chunks.map((chunk) => encodeChunk(chunk)))) parts.push(part)
    const joined = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
    expect(decodeChunks(joined)).toEqual(chunks)
    expect(encodeChunk(chunkOf(all.slice(0, 30)))).toEqual(encodeChunk(chunks[0] as ChunkColumns))
  })

  it('reads as words, moments and null in a reader that knows nothing of us', () => {
    const [one] = fc.sample(incidents, { seed: 3, numRuns: 1 }) as [Incident]
    const incident: Incident = { ...one, place: { lng: 24.75, lat: 59.437_000_000_123, uncertaintyKm: null, name: null }, sector: null }
    const [row] = tableFromIPC(encodeChunk(chunkOf([incident]))).toArray() as [Record<string, unknown>]
    const { kind, severity, tlp, country, area, sector, exercise, occurredAt, title, lngE7, lngExact, latE7, latExact, uncertaintyKm } = row
    expect({ kind, severity, tlp, country, area, sector, title, occurredAt, exercise }).toEqual({
      kind: incident.kind,
      severity: incident.severity,
      tlp: incident.tlp,
      country: incident.country,
      area: incident.area,
      sector: null,
      title: incident.title,
      occurredAt: Date.parse(incident.occurredAt),
      exercise: incident.exercise,
    })
    expect({ lngE7, lngExact, latE7, latExact, uncertaintyKm }).toEqual({
      lngE7: 247_500_000,
      lngExact: null,
      latE7: null,
      latExact: 59.437_000_000_123,
      uncertaintyKm: null,
    })
    expect(Buffer.from(row.id as Uint8Array).toString('hex')).toBe(incident.id.replaceAll('-', ''))
  })
})
