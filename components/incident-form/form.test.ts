import { describe, expect, it } from 'vitest'
import { parseDraft } from '@/lib/core/draft'
import { FIELD_ORDER, fieldOf, issuesByField } from './form-issues'
import { emptyValues, type FormValues, toInput } from './form-values'

const NOW = Date.UTC(2026, 10, 23, 6, 12)
const EMPTY = emptyValues({ clock: 'utc', tlp: 'TLP:GREEN', exercise: false, sourceName: 'Watch' })
const SOUND: FormValues = { ...EMPTY, kind: 'cyber', title: 'Phishing wave', when: '0530' }
const parse = (values: FormValues) => parseDraft(toInput(values, NOW), { now: NOW, sourceName: 'Watch' })

describe('toInput', () => {
  it('makes a draft of the least that is needed', () => {
    const parsed = parse(SOUND)
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        kind: 'cyber',
        title: 'Phishing wave',
        occurredAt: '2026-11-23T05:30:00Z',
        occurredPrecision: 'minute',
        place: null,
        tlp: 'TLP:GREEN',
      },
    })
  })

  it('makes a draft of everything', () => {
    const parsed = parse({
      ...SOUND,
      placeName: 'Tallinn',
      lng: '24,75',
      lat: '59.44',
      uncertaintyKm: '5',
      ended: '06:00',
      techniques: 'T0046, T1566.001',
      tags: 'spear-phishing; wave',
      technologies: ['ai'],
      links: [{ url: 'https://example.org/1', title: '' }],
    })
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        place: { lng: 24.75, lat: 59.44, uncertaintyKm: 5, name: 'Tallinn' },
        endedAt: '2026-11-23T06:00:00Z',
        techniques: ['T0046', 'T1566.001'],
        tags: ['spear-phishing', 'wave'],
        links: [{ url: 'https://example.org/1', title: null }],
      },
    })
  })

  it('sends an area rather than its country, and neither for nowhere', () => {
    const region = { ...SOUND, placeForm: 'region' as const, country: 'EE', area: 'EE-37' }
    expect(toInput(region, NOW).place).toEqual({ area: 'EE-37', name: '' })
    expect(toInput({ ...region, area: '' }, NOW).place).toEqual({ country: 'EE', name: '' })
    expect(toInput({ ...region, placeForm: 'none' }, NOW).place).toBeUndefined()
  })
})

describe('issues', () => {
  it('stand beside the field that was wrong, the first field first', () => {
    const parsed = parse({ ...EMPTY, when: 'soon', lat: '91', lng: 'east', techniques: 'X1', links: [{ url: 'ftp://a', title: '' }] })
    const { fields, rest } = issuesByField(parsed.ok ? [] : parsed.issues)
    expect(rest).toEqual([])
    expect(fields.map(([field, issue]) => `${field} ${issue.code}`)).toEqual([
      'kind required',
      'title required',
      'when time_format',
      'lng type',
      'lat range',
      'techniques pattern',
      'links.0.url url',
    ])
  })

  it('find a field for every pointer the parser can make of the form', () => {
    for (const field of Object.keys(EMPTY))
      expect(field === 'clock' || field === 'placeForm' || FIELD_ORDER.includes(field as keyof FormValues)).toBe(true)
    expect(fieldOf('/place/lat')).toBe('lat')
    expect(fieldOf('/technologies/3')).toBe('technologies')
    expect(fieldOf('')).toBeNull()
  })
})
