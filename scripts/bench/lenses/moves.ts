import type { Page } from 'playwright'

/** What a page saw of a slider that was dragged, milliseconds. */
export interface Moves {
  /** From each move of the slider to the frame painted after the picture that shows it. */
  toFrame: number[]
  /** Of the same: work alone, the pass in the worker and the drawing after it, without waiting for the screen's turn. */
  work: number[]
  /** How long each move of the pointer waited before the page took it. */
  inputDelay: number[]
  pictures: number
}

/**
 * Set before the page's own scripts, as text: what is compiled here would call on helpers that the page lacks. A picture says
 * nothing of the move it answers; the worker takes messages in their order, so that it answers every one sent before its pass.
 */
export const WATCH_MOVES = `(() => {
  const probe = { live: false, moved: [], sent: null, toFrame: [], work: [], inputDelay: [], pictures: 0 }
  window.meridianMoves = probe
  // Numbers of the lens asked for, and the moment of each: the next picture with a draft answers all that the worker had taken.
  let waiting = []
  const afterPaint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => then(performance.now())
    channel.port2.postMessage(null)
  })
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (message, ...others) {
    if (probe.live && message && message.type === 'lenses') {
      waiting.push({ moved: probe.moved.splice(0), sent: performance.now() })
    }
    return post.call(this, message, ...others)
  }
  const Own = Worker
  window.Worker = class extends Own {
    constructor(...args) {
      super(...args)
      this.addEventListener('message', ({ data }) => {
        if (!probe.live || !data || data.type !== 'picture' || data.picture.lenses.draft === null) return
        const answered = waiting
        waiting = []
        if (answered.length === 0) return
        probe.pictures++
        const came = performance.now()
        afterPaint((painted) => {
          probe.work.push(came - answered[0].sent)
          for (const { moved } of answered) for (const at of moved) probe.toFrame.push(painted - at)
        })
      })
    }
  }
  addEventListener('input', (event) => { if (probe.live && event.target.type === 'range') probe.moved.push(performance.now()) }, true)
  addEventListener('pointermove', (event) => { if (probe.live) probe.inputDelay.push(performance.now() - event.timeStamp) }, true)
})()`

/** Watches what a drag does. */
export async function watchMoves(page: Page, act: () => Promise<void>): Promise<Moves> {
  const probe = (live: boolean) =>
    page.evaluate((live) => {
      const moves = (window as unknown as { meridianMoves: Moves & { live: boolean } }).meridianMoves
      moves.live = live
      return moves as Moves
    }, live)
  await probe(true)
  await act()
  return probe(false)
}

/** Drags a slider to and fro for so many milliseconds, as a hand does. */
export async function dragSlider(page: Page, name: string, forMs: number): Promise<void> {
  const box = await page.getByRole('slider', { name }).boundingBox()
  if (!box) throw new Error(`no slider ${name}`)
  const y = box.y + box.height / 2
  const xAt = (share: number) => box.x + box.width * (0.1 + 0.8 * share)
  await page.mouse.move(xAt(0.5), y)
  await page.mouse.down()
  const started = performance.now()
  for (let elapsed = 0; elapsed < forMs; elapsed = performance.now() - started) {
    await page.mouse.move(xAt(0.5 + 0.5 * Math.sin(elapsed / 400)), y)
    await new Promise((resolve) => setTimeout(resolve, 12))
  }
  await page.mouse.up()
}
