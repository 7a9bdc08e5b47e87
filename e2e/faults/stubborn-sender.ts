import { Agent, request } from 'node:http'
import type { Incident } from '@/lib/core/incident'
import type { BulkLine } from '@/lib/wire/protocol'
import { ADMIN_TOKEN } from '../server'

/** What the server said of one incident: recorded now, or known already from an answer that never arrived. */
export interface Acknowledged {
  status: 200 | 201
  /** Null where the bulk door took it, which names no ids. */
  incident: Incident | null
}

const CONNECTIONS = 8
const BULK_LINES = 250
const AGAIN_MS = 50
const KINDS = ['misinformation', 'election-interference', 'cyber', 'sabotage', 'terrorism', 'migration']

/** The incident of a number: the same each time it is sent. */
function draftOf(run: string, number: number): object {
  return {
    kind: KINDS[number % KINDS.length],
    title: `Report ${number}`,
    occurredAt: new Date(Date.UTC(2026, 9, 1) + number * 60_000).toISOString(),
    tlp: 'TLP:GREEN',
    source: { name: 'Fault suite' },
    externalId: `${run}-${number}`,
    place: { lng: 5 + ((number * 7) % 200) / 10, lat: 45 + ((number * 13) % 150) / 10 },
  }
}

/**
 * A sender that gives up nothing: incidents numbered from 0 go out singly on several connections and by the bulk door,
 * and what was not acknowledged goes out again until it is.
 */
export class StubbornSender {
  /** By external id. */
  readonly acknowledged = new Map<string, Acknowledged>()
  /** Requests sent and not answered yet. */
  underway = 0
  /** Requests that ended without the answer they wanted, those that found no server among them. */
  broken = 0
  private readonly pending: number[] = []
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS + 1 })
  private goal = 0
  private given = false

  constructor(
    private readonly url: string,
    private readonly run: string,
  ) {}

  /** Hands in so many more. */
  add(count: number): void {
    for (let end = this.goal + count; this.goal < end; this.goal++) this.pending.push(this.goal)
  }

  /** Sends nothing again. */
  giveUp(): void {
    this.given = true
  }

  /** Sends until all that was handed in is acknowledged, or it gives up. */
  async sendAll(): Promise<void> {
    const lanes = Array.from({ length: CONNECTIONS }, () => this.repeat(() => this.sendOne()))
    await Promise.all([...lanes, this.repeat(() => this.sendMany())])
    this.agent.destroy()
  }

  /** Sends singly whatever is handed in meanwhile; ends once it is to stop and all is acknowledged. */
  async sendUntil(isToStop: () => boolean): Promise<void> {
    await Promise.all(Array.from({ length: CONNECTIONS }, () => this.repeat(() => this.sendOne(), isToStop)))
    this.agent.destroy()
  }

  private async repeat(send: () => Promise<void>, isToStop = () => true): Promise<void> {
    while (!this.given && (!isToStop() || this.acknowledged.size < this.goal)) {
      await send().catch(async () => {
        this.broken++
        await wait()
      })
    }
  }

  private async sendOne(): Promise<void> {
    const number = this.pending.shift()
    if (number === undefined) return wait()
    try {
      const { status, text } = await this.post('/incidents', 'application/json', JSON.stringify(draftOf(this.run, number)))
      if (status !== 200 && status !== 201) throw new Error(`answered ${status}: ${text}`)
      this.acknowledged.set(`${this.run}-${number}`, { status, incident: JSON.parse(text) as Incident })
    } catch (cause) {
      this.pending.push(number)
      throw cause
    }
  }

  /** All lines count only where the totals came and say that all was taken. */
  private async sendMany(): Promise<void> {
    const numbers = this.pending.splice(0, BULK_LINES)
    if (numbers.length === 0) return wait()
    try {
      const body = numbers.map((number) => `${JSON.stringify(draftOf(this.run, number))}\n`).join('')
      const { status, text } = await this.post('/incidents/bulk', 'application/x-ndjson', body)
      const last = JSON.parse(text.trim().split('\n').at(-1) ?? '') as BulkLine
      if (status !== 200 || last.type !== 'total' || !last.complete || last.rejected > 0) throw new Error(`answered ${status}: ${text}`)
      for (const number of numbers) this.acknowledged.set(`${this.run}-${number}`, { status: last.known === 0 ? 201 : 200, incident: null })
    } catch (cause) {
      this.pending.push(...numbers)
      throw cause
    }
  }

  private post(path: string, type: string, body: string): Promise<{ status: number; text: string }> {
    this.underway++
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': type, 'content-length': Buffer.byteLength(body) }
      const sending = request(`${this.url}/api/v1${path}`, { method: 'POST', agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      })
      sending.on('error', reject)
      sending.end(body)
    }).finally(() => this.underway--)
  }
}

function wait(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
}
