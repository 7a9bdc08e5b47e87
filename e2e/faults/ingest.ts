import { asOperator } from '../server'

/** The n-th incident of a test ingest: a key of its own, spread over kinds, countries and days. */
export function testIncident(number: number): Record<string, unknown> {
  const kinds = ['cyber', 'misinformation', 'election-interference', 'sabotage', 'terrorism', 'migration']
  const places = [
    { lng: 24.75, lat: 59.44, uncertaintyKm: 5, name: 'Tallinn' },
    { lng: 21.01, lat: 52.23, uncertaintyKm: 5, name: 'Warsaw' },
    { lng: 2.35, lat: 48.86, uncertaintyKm: 5, name: 'Paris' },
    { country: 'DE' },
    { area: 'EE-37' },
  ]
  return {
    kind: kinds[number % kinds.length],
    title: `Test incident ${number}`,
    severity: ['minor', 'moderate', 'severe'][number % 3],
    occurredAt: new Date(Date.now() - (number % 5_000) * 60_000).toISOString(),
    place: places[number % places.length],
    source: { name: 'Ingest test', reliability: 'B' },
    externalId: `ingest-${number}`,
    tlp: 'TLP:GREEN',
  }
}

/**
 * Posts incidents `from`..`to` (excluded) over some connections, each again and again until it is acknowledged; returns the
 * ids by number, and calls back with each acknowledgement.
 */
export async function ingest(
  server: { url: string },
  range: { from: number; to: number; connections?: number; perSecond?: number },
  onAcknowledged: (number: number) => void = () => {},
): Promise<Map<number, string>> {
  const ids = new Map<number, string>()
  const start = Date.now()
  let next = range.from
  const lane = async () => {
    while (next < range.to) {
      const number = next++
      const due = range.perSecond ? start + ((number - range.from) / range.perSecond) * 1000 : 0
      if (due > Date.now()) await pause(due - Date.now())
      ids.set(number, await postUntilAcknowledged(server, number))
      onAcknowledged(number)
    }
  }
  await Promise.all(Array.from({ length: range.connections ?? 16 }, lane))
  return ids
}

async function postUntilAcknowledged(server: { url: string }, number: number): Promise<string> {
  const body = JSON.stringify(testIncident(number))
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await asOperator(server, '/incidents', { method: 'POST', body }).catch(() => null)
    if (answer?.status === 201 || answer?.status === 200) {
      const text = await answer.text().catch(() => null)
      if (text) return (JSON.parse(text) as { id: string }).id
    } else if (answer && answer.status < 500 && answer.status !== 429)
      throw new Error(`incident ${number} was refused: ${answer.status} ${await answer.text()}`)
    await pause(100)
  }
  throw new Error(`incident ${number} was never acknowledged`)
}

/** Everything in the log as the operator sees it. */
export async function wholeLog(server: { url: string }): Promise<{ seq: number; id: string; op: string }[]> {
  const entries: { seq: number; id: string; op: string }[] = []
  for (;;) {
    const answer = await asOperator(server, `/log?after=${entries.at(-1)?.seq ?? 0}&limit=5000`)
    const span = (await answer.json()) as { entries: { seq: number; id: string; op: string }[]; head: number }
    entries.push(...span.entries)
    if (span.entries.length === 0) return entries
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
