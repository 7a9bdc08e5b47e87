import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Incident, isPoint } from '../core/incident'
import { CLASSES } from '../core/lens/lens'
import { agreementClass, factsOf, score } from '../core/lens/score'
import { EMPTY_QUERY, matches, type Query } from '../core/query'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS, tlpLevel } from '../core/taxonomy'
import { incidents, queries } from '../core/testing/arbitraries'
import { matchesWords, searchText, searchWords } from '../core/text'
import { namesOf } from '../wire/name-chunk'
import { pictureOf } from '../wire/picture-columns'
import { openPicture } from './open-picture'
import { Pass } from './pass'
import { Store } from './store'
import { chunkOf, loadChunk } from './testing/chunk-of'
import { SCORING } from './testing/scoring'

const many = fc.uniqueArray(incidents, { maxLength: 60, selector: ({ id }) => id })

function look(list: readonly Incident[], query: Query) {
  const store = new Store(SCORING)
  loadChunk(store, chunkOf(list))
  const hits = Uint8Array.from(list, (incident) => Number(matchesWords(searchText(incident), searchWords(query.q))))
  const { picture, matches: rows } = new Pass().run(store, { query, viewport: null, hits: query.q ? hits : null, search: 'exact' })
  return { picture: openPicture(picture), ids: [...rows()].map((row) => store.idOf(row)) }
}

const countBy = <T>(list: readonly Incident[], words: readonly T[], of: (incident: Incident) => T) =>
  words.map((word) => list.filter((incident) => of(incident) === word).length)

const without = (query: Query, ...fields: (keyof Query)[]): Query => ({
  ...query,
  ...Object.fromEntries(fields.map((field) => [field, EMPTY_QUERY[field]])),
})

describe('pass', () => {
  it('finds what the query finds', () => {
    fc.assert(
      fc.property(many, queries, (list, query) => {
        const { picture, ids } = look(list, query)
        const found = list.filter((incident) => matches(query, incident))
        const lane = list.filter(({ exercise, mergedInto }) => exercise === query.exercise && mergedInto === null)
        expect(new Set(ids)).toEqual(new Set(found.map(({ id }) => id)))
        expect(picture.total).toBe(found.length)
        expect(picture.held).toBe(lane.length)
        expect(picture.unplaced).toBe(found.filter(({ country, place }) => country === null && !isPoint(place)).length)
        expect(picture.highestTlp).toBe(TLPS[Math.max(-1, ...found.map(({ tlp }) => tlpLevel(tlp)))] ?? null)
      }),
      { numRuns: 300 },
    )
  })

  it('counts each facet as if its own filter were not there', () => {
    fc.assert(
      fc.property(many, queries, (list, query) => {
        const { facets } = look(list, query).picture
        const free = (...fields: (keyof Query)[]) => list.filter((incident) => matches(without(query, ...fields), incident))
        expect(facets.kind).toEqual(countBy(free('kind'), KINDS, ({ kind }) => kind))
        expect(facets.severity).toEqual(countBy(free('severity'), SEVERITIES, ({ severity }) => severity))
        expect(facets.determination).toEqual(countBy(free('determination'), DETERMINATIONS, ({ determination }) => determination))
        expect(facets.investigation).toEqual(countBy(free('investigation'), INVESTIGATIONS, ({ investigation }) => investigation))
        expect(facets.tlp).toEqual(countBy(free('tlp'), TLPS, ({ tlp }) => tlp))
        const anywhere = free('bloc', 'country', 'area')
        for (const [country, count] of Object.entries(facets.country))
          expect(count).toBe(anywhere.filter((incident) => incident.country === country).length)
        for (const [area, count] of Object.entries(facets.area)) expect(count).toBe(anywhere.filter((one) => one.area === area).length)
        expect(sum(Object.values(facets.country))).toBe(anywhere.filter(({ country }) => country !== null).length)
      }),
      { numRuns: 300 },
    )
  })

  it('sums the loads of both lenses by region', () => {
    fc.assert(
      fc.property(many, queries, (list, query) => {
        const { picture } = look(list, query)
        const found = list.filter((incident) => matches(query, incident))
        expect(picture.east).toBeCloseTo(sum(found.map((incident) => score(SCORING.east, factsOf(incident), SCORING.at))), 6)
        expect(picture.classes).toEqual(countBy(found, CLASSES, classOf))
        for (const [field, loads] of [
          ['country', picture.countries],
          ['area', picture.areas],
        ] as const) {
          expect(new Set(loads.map(({ region }) => region))).toEqual(new Set(found.map((one) => one[field]).filter((one) => one !== null)))
          for (const { region, count, west, classes, unpointed } of loads) {
            const here = found.filter((incident) => incident[field] === region)
            expect(count).toBe(here.length)
            expect(west).toBeCloseTo(sum(here.map((incident) => score(SCORING.west, factsOf(incident), SCORING.at))), 6)
            expect(classes).toEqual(countBy(here, CLASSES, classOf))
            expect(unpointed).toBe(here.filter(({ place }) => !isPoint(place)).length)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('counts over time all that passes the other filters', () => {
    fc.assert(
      fc.property(many, queries, (list, query) => {
        const { start, step, kinds } = look(list, query).picture.histogram
        const always = list.filter((incident) => matches(without(query, 'from', 'to'), incident))
        const expected = kinds.map((counts, kind) =>
          counts.map((_, bucket) => {
            const from = start + bucket * step
            return always.filter(
              (one) => one.kind === KINDS[kind] && Date.parse(one.occurredAt) >= from && Date.parse(one.occurredAt) < from + step,
            ).length
          }),
        )
        expect(kinds).toEqual(expected)
        expect(sum(kinds.flat())).toBe(always.length)
      }),
    )
  })

  it('counts an incident once that comes in two chunks, also where a picture was made before its name came', () => {
    const store = new Store(SCORING)
    const pass = new Pass()
    const [one] = fc.sample(incidents, { seed: 1, numRuns: 1 }) as [Incident]
    const held: Incident = { ...one, exercise: false, mergedInto: null, version: 5 }
    const look = () => pass.run(store, { query: EMPTY_QUERY, viewport: null, hits: null, search: 'none' }).picture
    loadChunk(store, chunkOf([held]))
    const late = chunkOf([{ ...held, version: 3 }])
    const first = store.place(pictureOf(late))
    expect(look().total).toBe(2)
    store.name(first, namesOf(late))
    for (const _ of store.fileRows());
    expect([look().total, look().held, store.count]).toEqual([1, 1, 1])
  })
})

function classOf(incident: Incident) {
  const [east, west] = [SCORING.east, SCORING.west].map((lens) => score(lens, factsOf(incident), SCORING.at)) as [number, number]
  return agreementClass(east, west, SCORING.east.highFrom, SCORING.west.highFrom)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
