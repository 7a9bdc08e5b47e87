import { Readable } from 'node:stream'
import { sampleIncident } from '../sample'
import { serve, TOKEN } from '../served'

const LINES = 1_000

/** Fills the store of a server through its bulk door, and stops the server. */
export async function fill(env: Record<string, string>, rows: number): Promise<void> {
  const server = await serve(env)
  const lines = function* () {
    for (let at = 0; at < rows; at += LINES)
      yield `${Array.from({ length: Math.min(LINES, rows - at) }, (_, n) => JSON.stringify(sampleIncident(at + n))).join('\n')}\n`
  }
  const answer = await fetch(`${server.url}/api/v1/incidents/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(Readable.from(lines())) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  const total = JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '{}')
  await server.stop()
  if (total.recorded !== rows) throw new Error(`the bulk door recorded ${total.recorded} of ${rows}`)
}
