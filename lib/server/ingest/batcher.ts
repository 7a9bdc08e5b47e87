/** How work is grouped. */
export interface BatcherOptions<T, R> {
  /** Does one batch; an answer for each item in order, or a rejection for all. */
  run: (items: T[]) => Promise<PromiseSettledResult<R>[]>
  /** Batches under way at a time. */
  lanes: number
  /** Most items in a batch. */
  size: number
  /** Most items that wait; more are refused. */
  capacity: number
  /** What one that is refused gets. */
  refusal: () => unknown
}

interface Waiting<T, R> {
  item: T
  resolve: (answer: R) => void
  reject: (reason: unknown) => void
}

/** Group commit: what is handed in while a batch is under way goes together in the next. */
export class Batcher<T, R> {
  private waiting: Waiting<T, R>[] = []
  private running = 0
  private due = false
  private closed = false
  private idle: (() => void)[] = []

  constructor(private readonly options: BatcherOptions<T, R>) {}

  /** Hands in one item; settles with its own answer. Rejects at once where too many wait, or after `drain`. */
  add(item: T): Promise<R> {
    if (this.closed || this.waiting.length >= this.options.capacity) return Promise.reject(this.options.refusal())
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject })
      this.schedule()
    })
  }

  /** Takes no more, and resolves once all that was taken is settled. */
  drain(): Promise<void> {
    this.closed = true
    return this.running === 0 && this.waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => this.idle.push(resolve))
  }

  /** Starts after the present turn of the event loop, so that all requests read in it go together. */
  private schedule(): void {
    if (this.due || this.running >= this.options.lanes) return
    this.due = true
    setImmediate(() => {
      this.due = false
      this.start()
    })
  }

  private start(): void {
    if (this.waiting.length === 0 || this.running >= this.options.lanes) return
    const batch = this.waiting.splice(0, this.options.size)
    this.running++
    this.settle(batch).finally(() => {
      this.running--
      if (this.waiting.length > 0) this.schedule()
      else if (this.running === 0) for (const resolve of this.idle.splice(0)) resolve()
    })
    if (this.waiting.length > 0) this.schedule()
  }

  private async settle(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const answers = await this.options.run(batch.map(({ item }) => item))
      batch.forEach(({ resolve, reject }, at) => {
        const answer = answers[at]
        if (answer?.status === 'fulfilled') resolve(answer.value)
        else reject(answer?.reason ?? new Error('A batch gave fewer answers than it had items.'))
      })
    } catch (reason) {
      for (const { reject } of batch) reject(reason)
    }
  }
}
