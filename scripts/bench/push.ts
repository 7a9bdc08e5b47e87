import { Agent, request } from 'node:http'
import { io } from 'socket.io-client'
import type { LogSpan } from '@/lib/wire/protocol'
import { type Figure, figure, quantile } from './figure'
import { sampleIncident } from './sample'
import { serve, TOKEN } from './served'
import type { StorePlace } from './stores'

const PER_SECOND = 200
const SECONDS = 10
/** Longest that the tail waits for more entries before it sends a span. */
const COALESCE_MS = 50

/** From post to arrival at another reader, against the post's own commit and the batching interval. */
export async function* benchPush(place: StorePlace): AsyncGenerator<Figure> {
  const { env } = await place.fresh()
  const server = await serve(env)
  const arrived = new Map<string, number>()
  const socket = io(server.url, { auth: { token: TOKEN }, transports: ['websocket'] })
  socket.on('entries', (span: LogSpan) => {
    for (const entry of span.entries) arrived.set(entry.id, performance.now())
  })
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()))
  socket.emit('watch', { after: 0 })
  const posts = await postSteadily(server.url)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  socket.close()
  await server.stop()
  const missed = posts.filter(({ id }) => !arrived.has(id)).length
  if (missed > 0) throw new Error(`${missed} of ${posts.length} incidents were not pushed`)
  const push = posts.map(({ id, sent }) => (arrived.get(id) as number) - sent)
  const commit = posts.map(({ sent, committed }) => committed - sent)
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const)
    yield figure(
      `push latency ${name} at ${PER_SECOND}/s, ${place.sort}`,
      'ms',
      quantile(push, share),
      `commit ${name} + ${COALESCE_MS} ms batching`,
      quantile(commit, share) + COALESCE_MS,
    )
}

async function postSteadily(url: string): Promise<{ id: string; sent: number; committed: number }[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const start = performance.now()
  const posts = Array.from({ length: PER_SECOND * SECONDS }, async (_, number) => {
    await new Promise((resolve) => setTimeout(resolve, start + (number / PER_SECOND) * 1000 - performance.now()))
    const sent = performance.now()
    const id = await post(url, agent, number)
    return { id, sent, committed: performance.now() }
  })
  const done = await Promise.all(posts)
  agent.destroy()
  // The first second warms up.
  return done.slice(PER_SECOND)
}

function post(url: string, agent: Agent, number: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
    const sending = request(`${url}/api/v1/incidents`, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => (answer.statusCode === 201 ? resolve(JSON.parse(text).id) : reject(new Error(text))))
    })
    sending.on('error', reject)
    sending.end(JSON.stringify(sampleIncident(number)))
  })
}
