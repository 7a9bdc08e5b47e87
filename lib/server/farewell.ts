import type { Server, ServerResponse } from 'node:http'

/**
 * Lets go of the connections of a server that stops. Callers that keep theirs alive would hold it up until they are cut
 * off in the midst of a request; so from the farewell on each answer says that it is the last. Returns the way to start it.
 */
export function prepareFarewell(server: Server): () => void {
  const open = new Set<ServerResponse>()
  let leaving = false
  const sayLast = (res: ServerResponse) => {
    if (!res.headersSent) res.setHeader('connection', 'close')
  }
  server.prependListener('request', (_, res) => {
    open.add(res)
    if (leaving) sayLast(res)
    res.once('close', () => {
      open.delete(res)
      // An answer that had begun before could not say so.
      if (leaving) setImmediate(() => server.closeIdleConnections())
    })
  })
  return () => {
    leaving = true
    for (const res of open) sayLast(res)
  }
}
