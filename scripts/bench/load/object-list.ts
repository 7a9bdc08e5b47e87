import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Snapshot, SnapshotColumns } from '@/lib/wire/columns'
import { type Served, TOKEN } from '../served'

/** The incidents of a server as one JSON list of objects, compressed once and served from memory. */
export class ObjectList {
  private constructor(
    private readonly server: Server,
    /** Compressed. */
    readonly bytes: number,
  ) {}

  static async open({ url }: Served): Promise<ObjectList> {
    const answer = await fetch(`${url}/api/v1/snapshot`, { headers: { authorization: `Bearer ${TOKEN}`, accept: 'application/json' } })
    const { columns, rows } = (await answer.json()) as Snapshot
    const packed = await promisify(gzip)(Buffer.concat([...listOf(columns, rows)]), { level: 4 })
    const server = createServer((_, response) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
      })
      response.end(packed)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new ObjectList(server, packed.length)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`
  }

  close(): void {
    this.server.close()
  }
}

function* listOf(columns: SnapshotColumns, rows: number): Generator<Buffer> {
  const names = Object.keys(columns) as (keyof SnapshotColumns)[]
  for (let row = 0; row < rows; row++) {
    const thing = Object.fromEntries(names.map((name) => [name, columns[name][row]]))
    yield Buffer.from(`${row === 0 ? '[' : ','}${JSON.stringify(thing)}`)
  }
  yield Buffer.from(rows === 0 ? '[]' : ']')
}
