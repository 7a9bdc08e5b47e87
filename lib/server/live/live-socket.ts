import type { Server, Socket } from 'socket.io'
import type { ClientEvents, ServerEvents } from '../../wire/protocol'
import type { Credentials } from '../auth/principals'
import type { Principal } from '../principal'

/** What is known of a connected socket. */
export interface SocketData {
  principal: Principal
  /** Shown again at every check. */
  credentials: Credentials
}

export type LiveServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>
export type LiveSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>
