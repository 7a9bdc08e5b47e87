import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy on loopback that stands for the network between a browser and the server. */
export interface BreakableProxy {
  url: string
  /** Ends every connection and refuses new ones, as a pulled cable would. */
  cut(): void
  /** Passes nothing on any more and ends nothing, as a network does that has forgotten a connection; new ones hang alike. */
  stall(): void
  /** New connections pass. Those that hung hang on for ever. */
  mend(): void
  close(): Promise<void>
}

/** Passes connections on to the server at `target` until it is cut or stalled. */
export async function startBreakableProxy(target: string): Promise<BreakableProxy> {
  const port = Number(new URL(target).port)
  const open = new Set<Socket>()
  let state: 'sound' | 'cut' | 'stalled' = 'sound'
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const proxy = createServer((near) => {
    if (state === 'cut') return near.destroy()
    keep(near)
    if (state === 'stalled') return near.pause()
    const far = connect(port, '127.0.0.1')
    keep(far)
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const cutAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut: () => {
      state = 'cut'
      cutAll()
    },
    stall: () => {
      state = 'stalled'
      for (const socket of open) socket.unpipe().pause()
    },
    mend: () => {
      state = 'sound'
    },
    close: () => {
      cutAll()
      return new Promise((resolve) => proxy.close(() => resolve()))
    },
  }
}
