import type { LinkState } from '@/lib/engine/messages'
import { localStore, type Waiting } from './local-store'
import { type Sent, send } from './send'
import { Topic } from './topic'

/** What the form is told: as `Sent`, but what could not be sent now is `kept` (as with `signed-out`), or `lost` where the browser keeps nothing. */
export type SendResult = Exclude<Sent, { outcome: 'unsent' }> | { outcome: 'kept' } | { outcome: 'lost' }

/** What waits in the browser to be sent by this person. */
export interface OutboxState {
  /** To be sent as soon as possible. */
  pending: number
  /** Kept earlier, then refused by the server: to be corrected or given up. */
  refused: Waiting[]
  lastResult: SendResult | null
}

const LOCK = 'meridian-outbox'
const RETRY_MS = 15_000

/**
 * Sends each finished form once: it is kept in the browser first, under an external id made here, by which the server
 * knows it again. One tab sends at a time. What one person left is never sent as another.
 */
export class Outbox {
  readonly state = new Topic<OutboxState>({ pending: 0, refused: [], lastResult: null })
  readonly #person: string
  readonly #others: BroadcastChannel | null = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(LOCK)

  constructor(person: string) {
    this.#person = person
  }

  /** Sends what waits, now and whenever the connection returns; returns the way to stop. */
  start(link: Topic<LinkState>): () => void {
    let phase = link.get().phase
    const unlink = link.subscribe(() => {
      const was = phase
      phase = link.get().phase
      if (phase === 'complete' && was !== 'complete') void this.flush()
    })
    const flush = () => void this.flush()
    const timer = setInterval(() => this.state.get().pending > 0 && flush(), RETRY_MS)
    const count = () => void this.#count()
    window.addEventListener('online', flush)
    this.#others?.addEventListener('message', count)
    flush()
    return () => {
      unlink()
      clearInterval(timer)
      window.removeEventListener('online', flush)
      this.#others?.removeEventListener('message', count)
    }
  }

  /** Sends a finished form, or keeps it to be sent later. Give the same `externalId` again to send a corrected one. */
  readonly send = async (body: Record<string, unknown>): Promise<SendResult> => {
    const externalId = typeof body.externalId === 'string' && body.externalId ? body.externalId : crypto.randomUUID()
    const item: Waiting = { externalId, person: this.#person, since: Date.now(), body: { ...body, externalId }, refusal: null }
    const kept = await this.#keep(item)
    const sent = await locked(() => this.#deliver(item, false))
    const undone = sent.outcome === 'unsent' || sent.outcome === 'signed-out'
    if (undone && !kept) return this.#finish({ outcome: 'lost' })
    return this.#finish(sent.outcome === 'unsent' ? { outcome: 'kept' } : sent)
  }

  /** Sends what waits, oldest first, until one finds no answer. Never rejects. */
  readonly flush = async (): Promise<void> => {
    try {
      await locked(async () => {
        for (const item of await this.#waiting()) {
          const { outcome } = await this.#deliver(item, true)
          if (outcome === 'unsent' || outcome === 'signed-out') break
        }
      })
      await this.#count()
    } catch {
      // Without a store of the browser's own nothing waits: `send` has said so to the form.
    }
  }

  /** Gives up one that was refused. */
  readonly discard = async (externalId: string): Promise<void> => {
    await (await localStore()).delete('outbox', externalId)
    await this.#tell()
  }

  /** A refusal goes back to the form that waits for it; where none does, it is kept for the person to see. */
  async #deliver(item: Waiting, unattended: boolean): Promise<Sent> {
    const sent = await send(item.body, item.person)
    if (sent.outcome === 'refused' && unattended) await this.#keep({ ...item, refusal: sent.problem })
    else if (sent.outcome === 'refused' || sent.outcome === 'recorded') await this.#forget(item.externalId)
    return sent
  }

  async #waiting(): Promise<Waiting[]> {
    const all = await (await localStore()).getAllFromIndex('outbox', 'person', this.#person)
    return all.filter((item) => item.refusal === null).sort((a, b) => a.since - b.since)
  }

  async #keep(item: Waiting): Promise<boolean> {
    return localStore().then(
      (store) => store.put('outbox', item).then(() => true),
      () => false,
    )
  }

  async #forget(externalId: string): Promise<void> {
    await localStore().then(
      (store) => store.delete('outbox', externalId),
      () => undefined,
    )
  }

  async #finish(lastResult: SendResult): Promise<SendResult> {
    this.state.set({ ...this.state.get(), lastResult })
    await this.#tell().catch(() => undefined)
    return lastResult
  }

  async #tell(): Promise<void> {
    await this.#count()
    this.#others?.postMessage('changed')
  }

  async #count(): Promise<void> {
    const all = await (await localStore()).getAllFromIndex('outbox', 'person', this.#person)
    const refused = all.filter((item) => item.refusal !== null)
    this.state.set({ ...this.state.get(), pending: all.length - refused.length, refused })
  }
}

/** Runs under a lock that all tabs share; without Web Locks (plain HTTP) the external id alone keeps it to once. */
function locked<T>(work: () => Promise<T>): Promise<T> {
  return typeof navigator !== 'undefined' && navigator.locks ? navigator.locks.request(LOCK, work) : work()
}
