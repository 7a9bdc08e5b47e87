import type { Browser, Page } from 'playwright'
import type { ChangeName, ContenderName, Task, Turn } from './worker'

declare global {
  interface Window {
    ask(task: Task): Promise<{ answer: Turn } | { error: string }>
  }
}

/** One contender in a page and a worker of its own, ready over so many incidents. */
export class Opponent {
  private constructor(
    readonly name: ContenderName,
    private readonly page: Page,
  ) {}

  /** Opens a page of the bench's server. Rejects where the contender cannot be made ready. */
  static async open(browser: Browser, origin: string, name: ContenderName, rows: number): Promise<Opponent> {
    const page = await browser.newPage()
    const opponent = new Opponent(name, page)
    await page.goto(origin)
    await page.evaluate(() => {
      const worker = new Worker('/worker.js', { type: 'module' })
      window.ask = (task) =>
        new Promise((resolve) => {
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => resolve({ error: message })
          worker.postMessage(task)
        })
    })
    await opponent.#ask({ ready: name, rows })
    return opponent
  }

  /** Makes changes by their numbers; null where there is no such change here. */
  turn(change: ChangeName, numbers: number[]): Promise<Turn> {
    return this.#ask({ change, numbers })
  }

  close(): Promise<void> {
    return this.page.close()
  }

  async #ask(task: Task): Promise<Turn> {
    const said = await this.page.evaluate((task) => window.ask(task), task)
    if ('error' in said) throw new Error(`${this.name}: ${said.error}`)
    return said.answer
  }
}
