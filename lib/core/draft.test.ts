import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDraft, parsePatch } from './draft'
import { drafts } from './testing/arbitraries'

const context = { now: Date.UTC(2026, 10, 23), sourceName: 'Desk' }
const least = { kind: 'cyber', title: 'Phishing wave', occurredAt: '2026-11-20T08:30:00Z' }

function issuesOf(change: object) {
  const parsed = parseDraft({ ...least, ...change }, context)
  return parsed.ok ? [] : parsed.issues.map((one) => `${one.pointer} ${one.code}`)
}

describe('parseDraft', () => {
  it('fills what the sender left out', () => {
    const parsed = parseDraft(least, context)
    expect(parsed.ok && parsed.value).toMatchObject({
      severity: 'unknown',
      determination: 'suspected',
      investigation: 'new',
      tlp: 'TLP:AMBER',
      place: null,
      exercise: false,
      occurredPrecision: 'second',
      source: { name: 'Desk', reliability: 'F' },
      origin: { code: 'unknown', confidence: 'low' },
    })
  })

  it('takes back what it gave, unchanged', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(parseDraft(JSON.parse(JSON.stringify(draft)), context)).toEqual({ ok: true, value: draft })
      }),
    )
  })

  it('takes marks of direction in a summary, which may be of many lines and scripts', () => {
    expect(issuesOf({ summary: 'the \u2067\u05e9\u05dc\u05d5\u05dd\u2069 case' })).toEqual([])
  })

  it('never throws, whatever comes in, and names at least one field when it refuses', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.object(),
          drafts.chain((draft) =>
            fc.record({ ...Object.fromEntries(Object.keys(draft).map((key) => [key, fc.anything()])) }, { requiredKeys: [] }),
          ),
        ),
        (input) => {
          const parsed = parseDraft(input, context)
          expect(parsed.ok || parsed.issues.length > 0).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    [{ kind: 'war' }, '/kind not_in_list'],
    [{ kind: 3 }, '/kind not_in_list'],
    [{ title: undefined }, '/title required'],
    [{ title: '   ' }, '/title empty'],
    [{ title: 'x'.repeat(301) }, '/title too_long'],
    [{ title: 'a\u0000b' }, '/title text_unclean'],
    [{ title: 'a\ud800b' }, '/title text_unclean'],
    [{ title: 'report \u202egpj.exe' }, '/title text_unclean'],
    [{ source: { name: 'CERT\u2066' } }, '/source/name text_unclean'],
    [{ place: { country: 'EE', name: '\u202aTartu' } }, '/place/name text_unclean'],
    [{ tags: ['sound', 'a\u2069b'] }, '/tags/1 text_unclean'],
    [{ occurredAt: '2026-02-30T00:00:00Z' }, '/occurredAt time_format'],
    [{ occurredAt: '2026-11-20T08:30:00' }, '/occurredAt time_format'],
    [{ occurredAt: 'Phishing wave against county election offices' }, '/occurredAt time_format'],
    [{ occurredAt: '2027-01-01T00:00:00Z' }, '/occurredAt time_future'],
    [{ occurredAt: '1969-12-31T00:00:00Z' }, '/occurredAt time_early'],
    [{ endedAt: '2026-11-19T00:00:00Z' }, '/endedAt time_order'],
    [{ place: { lng: 24, lat: 91 } }, '/place/lat range'],
    [{ place: { lng: '24', lat: 59 } }, '/place/lng type'],
    [{ place: { lat: 59 } }, '/place/lng required'],
    [{ place: { country: 'XX' } }, '/place/country unknown_country'],
    [{ place: { area: 'EE-99' } }, '/place/area unknown_area'],
    [{ place: { country: 'EE', area: 'EE-37' } }, '/place place_form'],
    [{ place: [] }, '/place type'],
    [{ origin: { code: 'ru' } }, '/origin/code unknown_country'],
    [{ credibility: '2' }, '/credibility not_in_list'],
    [{ links: [{ url: 'javascript:alert(1)' }] }, '/links/0/url url'],
    [{ techniques: ['T12'] }, '/techniques/0 pattern'],
    [{ technologies: ['laser'] }, '/technologies/0 not_in_list'],
    [{ tags: Array(101).fill('x') }, '/tags too_many'],
    [{ titel: 'x' }, '/titel unknown_field'],
  ])('refuses %j with %s', (change, expected) => {
    expect(issuesOf(change)).toContain(expected)
  })

  it('proposes the field that was meant', () => {
    const parsed = parseDraft({ ...least, titel: 'x' }, context)
    expect(!parsed.ok && parsed.issues[0]?.message).toContain('did you mean title?')
  })

  it('reports every wrong field at once', () => {
    expect(issuesOf({ kind: 'war', severity: 'bad', place: { lng: 0, lat: 91 } })).toHaveLength(3)
  })

  it('takes a year, a month or a day with that precision', () => {
    for (const [text, precision, start] of [
      ['2019', 'year', '2019-01-01T00:00:00Z'],
      ['2019-05', 'month', '2019-05-01T00:00:00Z'],
      ['2019-05-07', 'day', '2019-05-07T00:00:00Z'],
    ]) {
      const parsed = parseDraft({ ...least, occurredAt: text }, context)
      expect(parsed.ok && parsed.value).toMatchObject({ occurredAt: start, occurredPrecision: precision })
    }
  })

  it('never repeats a hostile value in full', () => {
    const parsed = parseDraft({ ...least, title: 'x'.repeat(10_000_000) }, context)
    expect(JSON.stringify(parsed).length).toBeLessThan(1_000)
  })
})

describe('parsePatch', () => {
  it('replaces what is given and keeps the rest', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(parsePatch({ severity: 'extreme' }, draft, context)).toEqual({ ok: true, value: { ...draft, severity: 'extreme' } })
      }),
    )
  })

  it('clears an optional field by null', () => {
    const parsed = parseDraft({ ...least, sector: 'energy', place: { country: 'EE' } }, context)
    const patched = parsed.ok ? parsePatch({ sector: null, place: null }, parsed.value, context) : parsed
    expect(patched).toMatchObject({ ok: true, value: { sector: null, place: null } })
  })
})
