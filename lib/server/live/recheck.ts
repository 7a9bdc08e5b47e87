import type { Principals } from '../auth/principals'
import type { Principal } from '../principal'
import type { LiveServer, LiveSocket } from './live-socket'

/** How long a right that was taken away in another process may still be used on an open socket. */
const RECHECK_MS = 30_000

/**
 * Looks again and again whether each socket's holder is still who they were, with the same rights; at once where a
 * change was made in this process. Whoever is not is told so and cut off. Returns the way to stop.
 */
export function startRechecks(io: LiveServer, principals: Principals, onError: (error: unknown) => void): () => void {
  const check = async (chosen: (principal: Principal) => boolean) => {
    for (const socket of io.sockets.sockets.values()) {
      if (chosen(socket.data.principal)) await recheck(socket, principals).catch(onError)
    }
  }
  const timer = setInterval(() => void check(() => true), RECHECK_MS)
  const stop = principals.onChange((id) => void check((principal) => principal.id === id))
  return () => {
    clearInterval(timer)
    stop()
  }
}

/** Cuts a socket off whose holder is no longer who they were. */
export async function recheck(socket: LiveSocket, principals: Principals): Promise<void> {
  const now = await principals.of(socket.data.credentials)
  const { id, role, clearance } = socket.data.principal
  if (now?.id === id && now.role === role && now.clearance === clearance) return
  socket.emit('revoked')
  socket.disconnect(true)
}
