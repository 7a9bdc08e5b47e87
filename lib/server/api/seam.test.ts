import { beforeAll, describe, expect, it } from 'vitest'
import type { SeamAnswer, SeamDecision } from '../../wire/seam'
import { type Caller, testServer } from './testing/test-server'

const AT = '2026-10-21T00:00:00Z'
const QUERY = `at=${AT}&from=2026-10-15`
const server = testServer()
let analyst: Caller
let green: Caller
let viewer: Caller

function telling(country: string, tlp: string, title = 'Paid posters blame the alliance') {
  const origin = { code: 'RU', confidence: 'high' }
  const occurredAt = '2026-10-20T12:00:00Z'
  return { kind: 'misinformation', title, severity: 'severe', occurredAt, place: { country }, origin, tlp }
}

beforeAll(async () => {
  const drafts = [
    telling('PL', 'TLP:GREEN'),
    telling('FR', 'TLP:GREEN'),
    telling('RO', 'TLP:RED', 'Only few may know of this story'),
    telling('ES', 'TLP:GREEN', 'Only few may know of this story'),
    telling('IT', 'TLP:RED'),
  ]
  for (const draft of drafts) expect((await server.admin().post('/incidents', draft)).status).toBe(201)
  analyst = await server.key('analyst', 'TLP:RED')
  green = await server.key('analyst', 'TLP:GREEN')
  viewer = await server.key('viewer', 'TLP:RED')
})

const seamFor = (caller: Caller) => caller.read<SeamAnswer>(`/seam?${QUERY}`)
const decide = (caller: Caller, id: string, body: unknown) => caller.post(`/seam/${id}/decision?${QUERY}`, body)

describe('GET /seam', () => {
  it('tells candidates with their reasons, and nothing of what lies above the reader', async () => {
    const all = await seamFor(viewer)
    expect(all.candidates.map(({ title, tellings }) => [title, tellings.map(({ country }) => country).sort()])).toEqual([
      ['Only few may know of this story', ['ES', 'RO']],
      ['Paid posters blame the alliance', ['FR', 'IT', 'PL']],
    ])
    expect(all).toMatchObject({ total: 5, examined: 5, marking: 'TLP:RED' })
    const few = await seamFor(green)
    expect(few.candidates.map(({ title, tellings }) => [title, tellings.map(({ country }) => country).sort()])).toEqual([
      ['Paid posters blame the alliance', ['FR', 'PL']],
    ])
    expect(JSON.stringify(few)).not.toContain('TLP:RED')
  })
})

describe('POST /seam/{id}/decision', () => {
  it('keeps who decided what and why, the newest first', async () => {
    const id = (await seamFor(green)).candidates[0]?.id ?? ''
    const first = await decide(green, id, { decision: 'rejected', reason: 'Two sources only.' })
    expect(first.status).toBe(201)
    expect((await first.json()) as SeamDecision).toMatchObject({
      decision: 'rejected',
      by: 'analyst TLP:GREEN',
      reason: 'Two sources only.',
    })
    expect((await decide(green, id, { decision: 'accepted', reason: 'A third one says so too.' })).status).toBe(201)
    const [candidate] = (await seamFor(green)).candidates
    expect(candidate?.decisions.map(({ decision, reason }) => [decision, reason])).toEqual([
      ['accepted', 'A third one says so too.'],
      ['rejected', 'Two sources only.'],
    ])
  })

  it('tells a decision only to those who see all that it was made on', async () => {
    const id = (await seamFor(green)).candidates[0]?.id ?? ''
    expect((await decide(analyst, id, { decision: 'rejected', reason: 'Italy is told otherwise.' })).status).toBe(201)
    const reasons = async (caller: Caller) => JSON.stringify(await seamFor(caller)).includes('Italy is told otherwise.')
    expect([await reasons(viewer), await reasons(green)]).toEqual([true, false])
  })

  it('knows no candidate above the person, and none that is not there', async () => {
    const [hidden] = (await seamFor(analyst)).candidates
    const given = { decision: 'accepted', reason: 'Seen before.' }
    expect((await decide(green, hidden?.id ?? '', given)).status).toBe(404)
    expect((await decide(analyst, 'n-title-1-r-none', given)).status).toBe(404)
  })

  it('refuses a decision without a reason, another word, and a viewer', async () => {
    const id = (await seamFor(analyst)).candidates[0]?.id ?? ''
    expect((await decide(analyst, id, { decision: 'accepted', reason: ' ' })).status).toBe(400)
    expect((await decide(analyst, id, { decision: 'perhaps', reason: 'Who knows.' })).status).toBe(400)
    expect((await decide(viewer, id, { decision: 'accepted', reason: 'I think so.' })).status).toBe(403)
  })

  it('keeps decisions about what is no candidate any more', async () => {
    const { candidates, past } = await analyst.read<SeamAnswer>(`/seam?at=${AT}&from=2026-10-21`)
    expect(candidates).toEqual([])
    expect(past.map(({ reason }) => reason)).toContain('Two sources only.')
  })
})
