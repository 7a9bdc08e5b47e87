import { Readable } from 'node:stream'
import { sampleIncident } from '../sample'
import { serve, TOKEN } from '../served'

const DAY_MS = 86_400_000
/** The incidents lie in so many days before this moment. */
const DAYS = 90
export const END = Date.UTC(2026, 10, 20)
const LINES = 1000

/** The n-th incident of a record that fills a map: over Europe and 90 days, thicker around some places and towards the end. */
export function placedIncident(number: number, rows: number): Record<string, unknown> {
  const share = number / rows
  const [a, b, c] = [dice(number, 1), dice(number, 2), dice(number, 3)]
  const spot = SPOTS[number % SPOTS.length] as (typeof SPOTS)[number]
  const isNear = c < 0.6
  const lng = isNear ? spot[0] + (a - 0.5) * 3 : -9 + a * 45
  const lat = isNear ? spot[1] + (b - 0.5) * 2 : 37 + b * 31
  return {
    ...sampleIncident(number),
    occurredAt: new Date(END - Math.floor(DAYS * DAY_MS * (1 - Math.sqrt(share)))).toISOString(),
    place: { lng: round(lng), lat: round(lat), uncertaintyKm: 5, name: 'Somewhere' },
    determination: c < 0.3 ? 'confirmed' : 'suspected',
  }
}

/** Tallinn, Warsaw, Berlin, Paris, Bucharest, Rome, Vilnius, Oslo. */
const SPOTS = [
  [24.7, 59.4],
  [21, 52.2],
  [13.4, 52.5],
  [2.3, 48.8],
  [26.1, 44.4],
  [12.5, 41.9],
  [25.3, 54.7],
  [10.7, 59.9],
] as const

/** Fills the store of an environment through the bulk door of a server, which is stopped again. */
export async function fill(env: Record<string, string>, rows: number): Promise<void> {
  const server = await serve(env)
  const lines = function* () {
    for (let at = 0; at < rows; at += LINES)
      yield `${Array.from({ length: Math.min(LINES, rows - at) }, (_, n) => JSON.stringify(placedIncident(at + n, rows))).join('\n')}\n`
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

/** An even number from 0 up to 1, the same for the same arguments. */
function dice(number: number, side: number): number {
  let x = (number * 4 + side) | 0
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}

function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4
}
