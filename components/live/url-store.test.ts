// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_GROUPINGS, type Grouping } from '@/lib/core/region/grouping'
import { UrlStore } from './url-store'

const address = () => window.location.search.slice(1)

beforeEach(() => window.history.replaceState(null, '', '/'))

describe('the state in the address', () => {
  it('changes the query and leaves every other parameter as it is', () => {
    const url = new UrlStore('overlay=west&incident=1&utm=x&kind=cyber', false)
    url.setQuery({ ...url.query.get().query, kind: [], country: ['EE'] })
    url.flush()
    expect(Object.fromEntries(new URLSearchParams(address()))).toEqual({ overlay: 'west', incident: '1', utm: 'x', country: 'EE' })
  })

  it('keeps the same query object while only other parameters change, so that no pass is made', () => {
    const url = new UrlStore('kind=cyber', false)
    const told = vi.fn()
    url.query.subscribe(told)
    url.set('overlay', 'east', 'replace')
    url.set('incident', 'x', 'push')
    expect(told).not.toHaveBeenCalled()
    url.adopt('kind=cyber&overlay=count')
    expect(told).not.toHaveBeenCalled()
    url.adopt('kind=terrorism&overlay=count')
    expect(told).toHaveBeenCalledOnce()
    expect(url.query.get().query.kind).toEqual(['terrorism'])
  })

  it('writes a fast run of changes to the address as one, and reads it at once', () => {
    const url = new UrlStore('', false)
    const replace = vi.spyOn(window.history, 'replaceState')
    for (let minute = 0; minute < 50; minute++) {
      url.setQuery({ ...url.query.get().query, from: minute * 60_000 })
      expect(url.query.get().query.from).toBe(minute * 60_000)
    }
    url.flush()
    expect(replace.mock.calls.length).toBeLessThan(5)
    expect(address()).toBe('from=1970-01-01T00%3A49%3A00Z')
    replace.mockRestore()
  })

  it('makes an entry to go back from only when asked', () => {
    const url = new UrlStore('', false)
    const before = window.history.length
    url.set('overlay', 'west', 'replace')
    url.flush()
    expect(window.history.length).toBe(before)
    url.set('incident', 'x', 'push')
    expect(window.history.length).toBe(before + 1)
    expect(address()).toBe('overlay=west&incident=x')
  })

  it('names the lane where the exercise is the default, and keeps the other choice named too', () => {
    const url = new UrlStore('', true)
    expect(url.query.get().query.exercise).toBe(true)
    url.adopt('')
    expect(address()).toBe('exercise=true')
    url.setQuery({ ...url.query.get().query, exercise: false })
    url.flush()
    expect(address()).toBe('exercise=false')
    expect(new UrlStore(address(), true).query.get().query.exercise).toBe(false)
  })

  it('holds the moment of the scores beside the query, which stays the same object', () => {
    const url = new UrlStore('kind=cyber&at=2026-11-20T08:30:00Z', false)
    const { query, at } = url.query.get()
    expect(at).toBe(Date.UTC(2026, 10, 20, 8, 30))
    url.setQuery(query, null)
    expect(url.query.get()).toMatchObject({ at: null, issues: [] })
    expect(url.query.get().query).toBe(query)
    url.setQuery({ ...query, kind: [] }, Date.UTC(2026, 10, 1))
    url.flush()
    expect(address()).toBe('at=2026-11-01T00%3A00%3A00Z')
    url.setQuery(url.query.get().query)
    expect(url.query.get().at).toBe(Date.UTC(2026, 10, 1))
    expect(new UrlStore('at=noon', false).query.get()).toMatchObject({ at: null, issues: [{ pointer: 'at' }] })
  })

  it('writes a picture that moves by itself rarely, and where it stops at once', () => {
    const url = new UrlStore('', false)
    url.setQuery({ ...url.query.get().query, to: 1 }, 1)
    const replace = vi.spyOn(window.history, 'replaceState')
    for (let minute = 1; minute <= 200; minute++) url.setQuery({ ...url.query.get().query, to: minute * 60_000 }, minute * 60_000, true)
    expect(replace).not.toHaveBeenCalled()
    url.flush()
    expect(replace).toHaveBeenCalledOnce()
    expect(address()).toBe('to=1970-01-01T03%3A20%3A00Z&at=1970-01-01T03%3A20%3A00Z')
    replace.mockRestore()
  })

  it('says which parameters it could not read', () => {
    const { query, issues } = new UrlStore('kind=weather', false).query.get()
    expect(query.kind).toEqual([])
    expect(issues).toMatchObject([{ pointer: 'kind', code: 'not_in_list' }])
  })

  it('knows the blocs of the moment, and keeps asking for one where it is not there yet', () => {
    const nordic: Grouping = { code: 'nordic-baltic', name: 'Nordic-Baltic Eight', members: [{ country: 'EE', weight: 1 }], basis: 'NB8' }
    const adopted = Date.UTC(2026, 10, 20)
    let isKnown = false
    const url = new UrlStore('bloc=nordic-baltic', false, (at) =>
      isKnown ? (at === null || at >= adopted ? [...DEFAULT_GROUPINGS, nordic] : DEFAULT_GROUPINGS) : null,
    )
    expect(url.query.get()).toMatchObject({ query: { bloc: ['nordic-baltic'] }, issues: [] })
    isKnown = true
    url.reread()
    expect(url.query.get()).toMatchObject({ query: { bloc: ['nordic-baltic'] }, issues: [] })
    url.setQuery(url.query.get().query, adopted - 1)
    expect(url.query.get()).toMatchObject({ query: { bloc: [] }, issues: [{ pointer: 'bloc', value: 'nordic-baltic' }] })
    url.setQuery({ ...url.query.get().query, kind: ['cyber'] }, adopted)
    expect(url.query.get()).toMatchObject({ query: { bloc: ['nordic-baltic'], kind: ['cyber'] }, issues: [] })
    url.setQuery({ ...url.query.get().query, bloc: [] }, adopted - 1)
    expect(url.query.get().issues).toEqual([])
  })
})
