import type { LinkState } from '@/lib/engine/messages'
import { Topic } from './topic'

/** When a person last had the picture in view in this browser. */
export interface Look {
  /** By this device's clock, milliseconds since 1970: what the screen says. */
  at: number
  /** The first moment of the record that was not on screen then, by the server's clock, milliseconds since 1970. */
  knownFrom: number
}

/** Away for less than this is one sitting: a glance at another tab does not make all of it seen. */
const SITTING_MS = 5 * 60_000
/** A page that dies says nothing: what was in view is noted from time to time too. */
const NOTE_EVERY_MS = 30_000

/**
 * Keeps, for one person and in this browser alone, up to where they have had the picture in view: noted while the page is
 * visible and the picture complete, and as it is hidden or left. `since` is the look before this sitting; null where there is none.
 */
export class LastLook {
  readonly since: Topic<Look | null>
  readonly #key: string
  #hiddenAt: number | null = null

  constructor(person: string) {
    this.#key = `meridian:last-look:${person}`
    this.since = new Topic<Look | null>(null)
  }

  /** Begins to keep; returns the way to stop. */
  start(link: Topic<LinkState>): () => void {
    this.since.set(this.#read())
    const note = () => {
      const { phase, mark } = link.get()
      if (document.visibilityState === 'visible' && phase === 'complete' && mark) this.#write(Date.parse(mark.at) + 1)
    }
    // The state of the page has changed by the time it is told: what was in view is what the last mark proved.
    const leave = () => {
      const { mark } = link.get()
      this.#hiddenAt ??= Date.now()
      if (mark) this.#write(Date.parse(mark.at) + 1)
    }
    const turn = () => {
      if (document.visibilityState === 'hidden') return leave()
      if (this.#hiddenAt !== null && Date.now() - this.#hiddenAt >= SITTING_MS) this.since.set(this.#read())
      this.#hiddenAt = null
    }
    const timer = setInterval(note, NOTE_EVERY_MS)
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('pagehide', leave)
    }
  }

  #read(): Look | null {
    try {
      const look = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Partial<Look> | null
      return look && Number.isFinite(look.at) && Number.isFinite(look.knownFrom) ? (look as Look) : null
    } catch {
      return null
    }
  }

  #write(knownFrom: number): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ at: Date.now(), knownFrom } satisfies Look))
    } catch {
      // A browser that keeps nothing cannot tell what is new since.
    }
  }
}
