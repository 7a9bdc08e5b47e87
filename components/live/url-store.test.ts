// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
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

  it('says which parameters it could not read', () => {
    const { query, issues } = new UrlStore('kind=weather', false).query.get()
    expect(query.kind).toEqual([])
    expect(issues).toMatchObject([{ pointer: 'kind', code: 'not_in_list' }])
  })
})
