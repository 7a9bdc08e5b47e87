import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import { TLPS } from '../../core/taxonomy'
import { type Credentials, isToken } from '../auth/principals'
import { isOwnHost, isOwnOrigin, peerOf } from '../auth/request-origin'
import type { Services } from '../services'
import { Channel } from './channel'
import type { LiveServer, LiveSocket } from './live-socket'
import { recheck, startRechecks } from './recheck'
import { Watcher } from './watcher'

/** Sockets on a running server. */
export interface Live {
  /** How many are connected. */
  sockets(): number
  /** Cuts all of them off. */
  close(): void
}

/** What Engine.IO answers begins with this. */
export const LIVE_PATH = '/socket.io/'
/** The largest thing a client sends is its token. */
const MOST_BYTES = 16_384
/** How long a connection may stand without having said who it is. */
const NAMELESS_MS = 10_000

/** Pushes the log over Socket.IO, on the port of `server`, to whoever may read it. */
export function attachLive(server: HttpServer, services: Services): Live {
  const { auth, lenses, logger, metrics, readerFor, tail } = services
  const onError = (err: unknown) => logger.error({ err }, 'live delivery failed for a moment')
  const io: LiveServer = new Server(server, {
    path: LIVE_PATH,
    serveClient: false,
    // The server ends the upgrades that are not ours, at once.
    destroyUpgrade: false,
    maxHttpBufferSize: MOST_BYTES,
    connectTimeout: NAMELESS_MS,
    allowRequest: (req, answer) => answer(null, mayKnock(req, services)),
  })
  const channels = new Map(
    TLPS.map((clearance) => {
      const parts = { io, tail, reader: readerFor({ clearance }), lenses: lenses.revision, onLag: () => metrics.socketLagged(), onError }
      return [clearance, new Channel(clearance, parts)]
    }),
  )
  io.use((socket, next) => {
    nameSocket(socket, services)
      .then(() => next())
      .catch((error: Error) => {
        next(error)
        // The refusal goes out in the next tick; nobody tries a second token on the connection.
        setImmediate(() => socket.conn.close())
      })
  })
  io.on('connection', (socket) => {
    // The request of the handshake would stay in memory as long as the socket: 10 KB each.
    Object.assign(socket.conn, { request: null })
    const channel = channels.get(socket.data.principal.clearance)
    if (channel) new Watcher(socket, channel)
    // A right taken away while the handshake went on was told to sockets that stood already, not to this one.
    recheck(socket, auth.principals).catch(onError)
  })
  const stopRechecks = startRechecks(io, auth.principals, onError)
  const stopRemarks = lenses.onChange(() => {
    for (const channel of channels.values()) channel.remark()
  })
  return {
    sockets: () => io.sockets.sockets.size,
    close() {
      stopRechecks()
      stopRemarks()
      for (const channel of channels.values()) channel.close()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

/** Browsers let any page open a WebSocket anywhere, with the cookies of the place it goes to: only our own pages may. */
function mayKnock(req: IncomingMessage, { env }: Services): boolean {
  return isOwnHost(req.headers.host, env) && isOwnOrigin(req.headers, env)
}

/** Finds out who connects, before they are connected. @throws Error that refuses them */
async function nameSocket(socket: LiveSocket, { auth, env }: Services): Promise<void> {
  const credentials = credentialsOf(socket)
  const peer = peerOf(socket.request, env)
  const principal = await auth.principals.of(credentials, peer)
  if (!principal) throw new Error('unauthenticated')
  socket.data = { principal, credentials }
}

/** A token, where one is sent, counts alone: a wrong one never falls through to a cookie. What can be no token is no one's. */
function credentialsOf({ handshake }: LiveSocket): Credentials {
  const token: unknown = handshake.auth.token
  if (token !== undefined) return { authorization: `Bearer ${isToken(token) ? token : ''}` }
  return { authorization: handshake.headers.authorization, cookie: handshake.headers.cookie }
}
