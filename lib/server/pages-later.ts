import type { Pages } from './front-door'

/** Pages that are opened while the server listens already. */
export interface LatePages extends Pages {
  /** Resolves once they are open; rejects where they cannot be opened. */
  opened: Promise<void>
  /** Opens them after so many milliseconds, if nobody asked for one before. */
  openAfter(ms: number): void
}

/** Pages that are opened when the first is asked for, and let each request wait until they are. */
export function openLater(open: () => Promise<Pages>): LatePages {
  let opening: Promise<Pages> | null = null
  let standing: Pages | null = null
  let timer: NodeJS.Timeout | null = null
  let settle: (opening: Promise<void>) => void = () => {}
  const opened = new Promise<void>((resolve) => {
    settle = resolve
  })
  // Who waits for it is told; who does not is told with the first page.
  opened.catch(() => {})

  const begin = async () => {
    standing = await open()
    return standing
  }
  const need = () => {
    if (!opening) {
      opening = begin()
      settle(opening.then(() => {}))
    }
    return opening
  }
  return {
    opened,
    openAfter(ms) {
      timer = setTimeout(need, ms)
    },
    async handle(req, res) {
      await (await need()).handle(req, res)
    },
    upgrade(req, socket, head) {
      // A socket that waits has nobody to hear of its errors; who wants it tries again.
      if (standing) standing.upgrade(req, socket, head)
      else socket.destroy()
    },
    async close() {
      if (timer) clearTimeout(timer)
      const pages = await opening?.catch(() => null)
      await pages?.close()
    },
  }
}
