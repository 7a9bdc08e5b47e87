import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { drafts, FROM_MS } from '@/db/testing/drafts'
import { addMember, digestText, EMPTY_DIGEST, idFromWords } from '../../core/digest'
import type { Incident } from '../../core/incident'
import { TLPS, type Tlp } from '../../core/taxonomy'
import { ARROW_STREAM, decodeChunks } from '../../wire/arrow-chunk'
import { type ChunkColumns, packRows } from '../../wire/chunk-columns'
import type { Snapshot } from '../../wire/columns'
import type { SnapshotManifest } from '../../wire/manifest'
import type { LogAnswer, Mark } from '../../wire/protocol'
import { manifestSchema } from '../../wire/schemas-manifest'
import { type Caller, testServer } from './testing/test-server'

const server = testServer()
const COUNT = 400
const readers = new Map<Tlp, Caller>()
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

beforeAll(async () => {
  const body = fc.sample(drafts, { numRuns: COUNT, seed: 23 }).map((draft) => JSON.stringify(draft))
  const report = await server.admin()('/incidents/bulk', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: body.join('\n'),
  })
  expect((await report.text()).trim().split('\n').at(-1)).toContain(`"recorded":${COUNT}`)
  for (const clearance of TLPS) readers.set(clearance, await server.key('viewer', clearance))
})

/** Members of chunks, by id. */
function membersOf(chunks: readonly ChunkColumns[]): Map<string, number> {
  const members = new Map<string, number>()
  for (const { rows, ids, version } of chunks)
    for (let at = 0; at < rows; at++) {
      const [a, b, c, d] = ids.slice(at * 4, at * 4 + 4) as unknown as [number, number, number, number]
      members.set(idFromWords(a, b, c, d), version[at] as number)
    }
  return members
}

function standing(members: ReadonlyMap<string, number>): Pick<Mark, 'count' | 'digest'> {
  let digest = EMPTY_DIGEST
  for (const [id, version] of members) digest = addMember(digest, id, version)
  return { count: digest.count, digest: digestText(digest) }
}

async function chunksOf(call: Caller) {
  const manifest = manifestSchema.parse(await call.read<SnapshotManifest>('/snapshot/manifest'))
  const answers = await Promise.all(manifest.chunks.map(({ name }) => call.get(`/snapshot/chunks/${name}`)))
  const chunks = (await Promise.all(answers.map(bytesOf))).flatMap((bytes) => decodeChunks(bytes))
  return { manifest, answers, chunks }
}

describe('GET /snapshot as Arrow', () => {
  it.each(TLPS)('holds what the JSON holds, for %s', async (clearance) => {
    const call = readers.get(clearance) as Caller
    const days = Math.ceil((Date.now() - FROM_MS) / 86_400_000)
    for (const window of ['all', `${days}d`, `${days - 1}d`, '24h']) {
      const json = await call.read<Snapshot>(`/snapshot?window=${window}`)
      const arrow = await call.get(`/snapshot?window=${window}`, { accept: ARROW_STREAM })
      expect(arrow.headers.get('content-type')).toBe(ARROW_STREAM)
      expect(JSON.parse(arrow.headers.get('meridian-mark') ?? '')).toEqual(json.mark)
      expect(decodeChunks(await bytesOf(arrow))).toEqual(json.rows === 0 ? [] : [packRows(json.columns, 0, json.rows)])
      const again = await call.get(`/snapshot?window=${window}`, { accept: ARROW_STREAM, 'if-none-match': arrow.headers.get('etag') ?? '' })
      expect(again.status).toBe(304)
      expect(arrow.headers.get('etag')).not.toBe((await call.get(`/snapshot?window=${window}`)).headers.get('etag'))
    }
  })

  it('is not answered in a form that nobody offers', async () => {
    expect((await server.admin().get('/snapshot', { accept: 'text/html' })).status).toBe(406)
  })
})

describe('the chunks of a snapshot', () => {
  it('are with the log after the mark what the reader sees, and are kept by a browser for good', async () => {
    for (const clearance of TLPS) {
      const call = readers.get(clearance) as Caller
      const { manifest, answers, chunks } = await chunksOf(call)
      const members = membersOf(chunks)
      expect(standing(members)).toMatchObject({ count: manifest.mark.count, digest: manifest.mark.digest })
      const { entries } = await call.read<LogAnswer>(`/log?after=${manifest.mark.seq}&limit=5000`)
      for (const { id, version, incident } of entries) incident ? members.set(id, version) : members.delete(id)
      const { mark } = await call.read<Snapshot>('/snapshot')
      expect(standing(members)).toEqual({ count: mark.count, digest: mark.digest })
      for (const [at, answer] of answers.entries()) {
        expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d{7,}, immutable$/)
        const etag = answer.headers.get('etag') ?? ''
        const name = manifest.chunks[at]?.name
        expect((await call.get(`/snapshot/chunks/${name}`, { 'if-none-match': etag })).status).toBe(304)
      }
    }
  })

  it.each(['br', 'gzip', 'identity'])('are the same under %s', async (encoding) => {
    const call = server.admin()
    const { manifest, chunks } = await chunksOf(call)
    const answer = await call.get(`/snapshot/chunks/${manifest.chunks[0]?.name}`, { 'accept-encoding': encoding })
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
    expect(decodeChunks(await bytesOf(answer))).toEqual(chunks.slice(0, 1))
  })

  it('are found by readers of their clearance alone, and only while the manifest names them', async () => {
    const all = await Promise.all(TLPS.map(async (clearance) => (await chunksOf(readers.get(clearance) as Caller)).manifest))
    for (const [level, { chunks }] of all.entries())
      for (const { name } of chunks)
        for (const [other, clearance] of TLPS.entries()) {
          const { status } = await (readers.get(clearance) as Caller).get(`/snapshot/chunks/${name}`)
          expect(status).toBe(level === other ? 200 : 404)
        }
    expect((await server.admin().get('/snapshot/chunks/none')).status).toBe(404)
  })

  it('leave out at once what rose above the reader', async () => {
    const call = readers.get('TLP:GREEN') as Caller
    const before = await chunksOf(call)
    const [id = '', version] = [...membersOf(before.chunks)][0] ?? []
    const raised = await server.admin()(`/incidents/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ tlp: 'TLP:RED' } satisfies Partial<Incident>),
    })
    expect(raised.status).toBe(200)
    await expect.poll(async () => (await chunksOf(call)).manifest.mark.count, { timeout: 5_000 }).toBe(before.manifest.mark.count - 1)
    expect(membersOf((await chunksOf(call)).chunks).has(id)).toBe(false)
    for (const { name } of before.manifest.chunks) expect((await call.get(`/snapshot/chunks/${name}`)).status).toBe(404)
  })
})
