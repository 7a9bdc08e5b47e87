import type { Page } from 'playwright'

/** What a page saw of its own frames over a stretch of time. */
export interface Frames {
  perSecond: number
  /** Longest gap between two frames, milliseconds. */
  slowest: number
  /** Longest task that the browser calls long (over 50 ms), milliseconds; 0 where there was none. */
  longestTask: number
}

interface Probe {
  stamps: number[]
  tasks: number[]
}

/** As text: what is compiled here would call on helpers that the page lacks. */
const INSTALL = `(() => {
  const probe = { stamps: [], tasks: [], live: true }
  window.meridianProbe = probe
  const frame = (at) => {
    probe.stamps.push(at)
    if (probe.live) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  new PerformanceObserver((list) => {
    if (probe.live) probe.tasks.push(...list.getEntries().map((entry) => entry.duration))
  }).observe({ type: 'longtask' })
})()`

/** Counts frames and long tasks of a page while something happens to it. */
export async function watchFrames(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(INSTALL)
  await act()
  const { stamps, tasks } = await page.evaluate(() => {
    const { meridianProbe: probe } = window as unknown as { meridianProbe: Probe & { live: boolean } }
    probe.live = false
    return { stamps: probe.stamps, tasks: probe.tasks }
  })
  const gaps = stamps.slice(1).map((at, n) => at - (stamps[n] as number))
  const span = (stamps.at(-1) ?? 0) - (stamps[0] ?? 0)
  return { perSecond: (gaps.length * 1000) / span, slowest: Math.max(...gaps), longestTask: Math.max(0, ...tasks) }
}
