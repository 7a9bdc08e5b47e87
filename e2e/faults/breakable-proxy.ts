import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy on loopback that stands for the network between a browser and the server. */
export interface BreakableProxy {
  url: string
  /** Ends every connection and refuses new ones, as a pulled cable would. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Passes connections on to the server at `target` until it is cut. */
export async function startBreakableProxy(target: string): Promise<BreakableProxy> {
  const port = Number(new URL(target).port)
  const open = new Set<Socket>()
  let broken = false
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const proxy = createServer((near) => {
    if (broken) return near.destroy()
    const far = connect(port, '127.0.0.1')
    keep(near)
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
      broken = true
      cutAll()
    },
    mend: () => {
      broken = false
    },
    close: () => {
      cutAll()
      return new Promise((resolve) => proxy.close(() => resolve()))
    },
  }
}
