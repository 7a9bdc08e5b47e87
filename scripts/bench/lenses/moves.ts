import type { Page } from 'playwright'

/** What a page saw of a slider that was dragged, milliseconds. */
export interface Moves {
  /** From each move of the slider to the frame painted after the picture that shows it. */
  toFrame: number[]
  /** From each lens sent to the worker to its picture: scores, pass and the way there and back, without waiting for the screen's turn. */
  work: number[]
  /** How long each move of the pointer waited before the page took it. */
  inputDelay: number[]
  pictures: number
}

/**
 * Set before the page's own scripts, as text: what is compiled here would call on helpers that the page lacks. A picture
 * answers the lenses that its worker had heard before the pass, as `COUNT_HEARD` tells.
 */
export const WATCH_MOVES = `(() => {
  const probe = { live: false, sent: 0, moved: [], toFrame: [], work: [], inputDelay: [], pictures: 0 }
  window.meridianMoves = probe
  // What was sent and is not answered yet, with the moves of the slider that it holds.
  let waiting = []
  const afterPaint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => then(performance.now())
    channel.port2.postMessage(null)
  })
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (message, ...others) {
    if (message && message.type === 'lenses' && probe.live) {
      waiting.push({ number: ++probe.sent, moved: probe.moved.splice(0), sent: performance.now() })
    }
    return post.call(this, message, ...others)
  }
  const Own = Worker
  window.Worker = class extends Own {
    constructor(...args) {
      super(...args)
      this.addEventListener('message', ({ data }) => {
        if (!probe.live || !data || data.type !== 'picture' || data.picture.lenses.draft === null) return
        const answered = waiting.filter(({ number }) => number <= data.heard)
        waiting = waiting.filter(({ number }) => number > data.heard)
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

/** In the worker: each picture says how many lenses had been heard when its pass was made. A pass is never interrupted by a message. */
const COUNT_HEARD = `(() => {
  let heard = 0
  addEventListener('message', ({ data }) => { if (data && data.type === 'lenses') heard++ })
  const post = self.postMessage.bind(self)
  self.postMessage = (message, ...others) => post(message && message.type === 'picture' ? { ...message, heard } : message, ...others)
})()`

/** Watches what a drag does; once for a page, while nothing moves. */
export async function watchMoves(page: Page, act: () => Promise<void>): Promise<Moves> {
  const [worker] = page.workers()
  if (!worker) throw new Error('the page has no engine')
  await worker.evaluate(COUNT_HEARD)
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
