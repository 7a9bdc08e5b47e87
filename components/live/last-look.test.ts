// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FIRST_LINK, type LinkState } from '@/lib/engine/messages'
import { LastLook } from './last-look'
import { Topic } from './topic'

const NOW = Date.UTC(2026, 10, 25, 3, 10)
const complete = (at: string): LinkState => ({ ...FIRST_LINK, phase: 'complete', mark: { seq: 1, at, count: 1, digest: '' } })

let visibility: DocumentVisibilityState = 'visible'
function turn(to: DocumentVisibilityState): void {
  visibility = to
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  vi.useFakeTimers({ now: NOW })
  localStorage.clear()
})
afterEach(() => vi.useRealTimers())

describe('the last look', () => {
  it('is up to the last mark proven before the page was left, kept for one person', () => {
    const link = new Topic(complete('2026-11-25T03:00:00.000Z'))
    const first = new LastLook('a')
    const stop = first.start(link)
    expect(first.since.get()).toBeNull()
    window.dispatchEvent(new Event('pagehide'))
    stop()
    const [again, other] = [new LastLook('a'), new LastLook('b')]
    again.start(link)()
    other.start(link)()
    expect(again.since.get()).toEqual({ at: NOW, knownFrom: Date.UTC(2026, 10, 25, 3) + 1 })
    expect(other.since.get()).toBeNull()
  })

  it('takes a glance elsewhere for the same sitting, and a longer absence for a new one', () => {
    const link = new Topic(complete('2026-11-25T03:00:00.000Z'))
    const look = new LastLook('a')
    const stop = look.start(link)
    turn('hidden')
    vi.advanceTimersByTime(60_000)
    turn('visible')
    expect(look.since.get()).toBeNull()
    turn('hidden')
    link.set(complete('2026-11-25T03:30:00.000Z'))
    vi.advanceTimersByTime(3_600_000)
    turn('visible')
    expect(look.since.get()?.knownFrom).toBe(Date.UTC(2026, 10, 25, 3) + 1)
    stop()
  })

  it('is noted while the page is in view, for one that dies', () => {
    const stop = new LastLook('a').start(new Topic(complete('2026-11-25T03:00:00.000Z')))
    vi.advanceTimersByTime(60_000)
    stop()
    const next = new LastLook('a')
    next.start(new Topic(FIRST_LINK))()
    expect(next.since.get()?.at).toBe(NOW + 60_000)
  })
})
