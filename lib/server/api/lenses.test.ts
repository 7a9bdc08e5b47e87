import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { EAST_LENS, WEST_LENS } from '../../core/lens/defaults'
import { inForceAt, SHIPPED_VERSIONS } from '../../core/lens/in-force'
import type { Lens } from '../../core/lens/lens'
import { DEFAULT_GROUPINGS } from '../../core/region/grouping'
import { GROUPING_PRESETS } from '../../core/region/grouping-presets'
import type { EffectAnswer, LensDraft, LensesAnswer, LensFile } from '../../wire/lenses'
import type { Explained, IncidentPage, Problem, RegionsAnswer } from '../../wire/protocol'
import { draftRevisionSchema, effectSchema, lensDraftSchema, lensesSchema, lensFileSchema } from '../../wire/schemas-lens'
import { answerOf, changeLens, type LensPeople } from './testing/lens-people'
import { type Caller, testServer } from './testing/test-server'

const server = testServer()
let people: LensPeople
let viewer: Caller

const withHighFrom = (lens: Lens, highFrom: number): Lens => ({ ...lens, highFrom, illustrative: false })
const incidentIn = (country: string, at: number) => ({
  ...{ kind: at % 2 === 0 ? 'cyber' : 'terrorism', severity: 'severe', title: `${country} ${at}`, tlp: 'TLP:GREEN' },
  ...{ occurredAt: new Date(Date.UTC(2026, 9, 1 + at)).toISOString(), place: { country } },
})

beforeAll(async () => {
  people = { analyst: await server.key('analyst', 'TLP:RED'), lead: await server.key('lead', 'TLP:RED') }
  viewer = await server.key('viewer', 'TLP:GREEN')
  const countries = ['EE', 'LV', 'LT', 'PL', 'DE', 'FR', 'ES', 'US']
  const lines = Array.from({ length: 120 }, (_, at) => JSON.stringify(incidentIn(countries[at % countries.length] as string, at % 27)))
  const body = lines.join('\n')
  await (await server.admin()('/incidents/bulk', { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body })).text()
})

const history = async (at = '') => lensesSchema.parse(await viewer.read(`/lenses${at && `?at=${at}`}`)) as LensesAnswer
const problemOf = async (asked: Promise<Response>) => (await (await asked).json()) as Problem & { current?: unknown }
const draft = (subject = 'bloc:east', body: unknown = EAST_LENS) =>
  people.analyst.post('/lenses/drafts', { subject, body, reason: 'Because.' })
const patch = (call: Caller, id: string, revision: number, body: object) =>
  call(`/lenses/drafts/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': `"${revision}"` },
    body: JSON.stringify(body),
  })

describe('a change of a lens', () => {
  it('takes two people, and the history names both', async () => {
    const before = await history()
    const approved = await changeLens(people, 'bloc:east', withHighFrom(EAST_LENS, 50), 'The threshold was too low.')
    expect(lensDraftSchema.parse(approved)).toMatchObject({ status: 'approved', version: 2, decision: { by: { name: 'lead TLP:RED' } } })
    const after = await history()
    expect(after.revision).toBe(before.revision + 1)
    const added = after.history.filter((one) => !before.history.some((old) => old.subject === one.subject && old.version === one.version))
    expect(added).toMatchObject([
      { subject: 'bloc:east', version: 2, author: 'analyst TLP:RED', approver: 'lead TLP:RED', reason: 'The threshold was too low.' },
    ])
    expect(after.history).toEqual(expect.arrayContaining(before.history))
    expect(after.inForce).toContainEqual({ subject: 'bloc:east', version: 2 })
    expect((await history('2020-01-01')).inForce).toContainEqual({ subject: 'bloc:east', version: 1 })
  })

  it('is not approved by its author, whatever their role', async () => {
    const { lead } = people
    const { id } = await answerOf(lead.post('/lenses/drafts', { subject: 'bloc:west', body: WEST_LENS, reason: 'Mine.' }), 201)
    await answerOf(lead.post(`/lenses/drafts/${id}/propose`, {}), 200)
    const before = await history()
    const refused = await lead.post(`/lenses/drafts/${id}/approve`, {})
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ code: 'own-approval' })
    expect((await lead.post(`/lenses/drafts/${id}/reject`, { reason: 'No.' })).status).toBe(403)
    expect(await history()).toMatchObject({ revision: before.revision, history: before.history })
    expect(await answerOf(lead.post(`/lenses/drafts/${id}/withdraw`, { reason: 'Not yet.' }), 200)).toMatchObject({
      status: 'withdrawn',
      decision: { reason: 'Not yet.' },
    })
  })

  it('is for its author to edit, until it is proposed; then it stands', async () => {
    const { analyst, lead } = people
    const made = await answerOf(draft(), 201)
    expect((await patch(lead, made.id, 1, { reason: 'Other' })).status).toBe(403)
    expect((await patch(analyst, made.id, 2, { reason: 'Other' })).status).toBe(412)
    expect(await answerOf(patch(analyst, made.id, 1, { reason: 'Other', body: withHighFrom(EAST_LENS, 60) }), 200)).toMatchObject({
      ...{ reason: 'Other', revision: 2, body: { highFrom: 60 } },
    })
    expect((await lead.post(`/lenses/drafts/${made.id}/approve`, {})).status).toBe(409)
    expect((await lead.post(`/lenses/drafts/${made.id}/propose`, {})).status).toBe(403)
    await answerOf(analyst.post(`/lenses/drafts/${made.id}/propose`, {}), 200)
    expect((await patch(analyst, made.id, 2, { reason: 'Late' })).status).toBe(409)
    expect((await lead.post(`/lenses/drafts/${made.id}/reject`, {})).status).toBe(400)
    const rejected = await answerOf(lead.post(`/lenses/drafts/${made.id}/reject`, { reason: 'Too high.' }), 200)
    expect(rejected).toMatchObject({ status: 'rejected', decision: { by: { name: 'lead TLP:RED' }, reason: 'Too high.' } })
    expect((await lead.post(`/lenses/drafts/${made.id}/approve`, {})).status).toBe(409)
    const { items } = await analyst.read<{ items: LensDraft[] }>('/lenses/drafts?status=rejected,withdrawn&subject=bloc:east')
    expect(items.map(({ id }) => id)).toContain(made.id)
  })

  it('keeps every form of a draft, and takes up again what its author withdrew', async () => {
    const { analyst, lead } = people
    const { id } = await answerOf(draft('bloc:west', WEST_LENS), 201)
    await answerOf(analyst.post(`/lenses/drafts/${id}/propose`, {}), 200)
    await answerOf(analyst.post(`/lenses/drafts/${id}/withdraw`, { reason: 'A number is wrong.' }), 200)
    const stale = await patch(analyst, id, 7, { reason: 'Second' })
    expect([stale.status, (await stale.json()) as object]).toMatchObject([412, { current: { id, revision: 1, status: 'withdrawn' } }])
    const edited = await answerOf(patch(analyst, id, 1, { body: withHighFrom(WEST_LENS, 61), reason: 'Second' }), 200)
    expect(edited).toMatchObject({ status: 'draft', revision: 2, decision: null })
    const { items } = z
      .strictObject({ items: z.array(draftRevisionSchema) })
      .parse(await analyst.read<object>(`/lenses/drafts/${id}/history`))
    expect(items).toMatchObject([
      { revision: 1, reason: 'Because.', body: WEST_LENS, withdrawn: 'A number is wrong.', replacedAt: expect.any(String) },
      { revision: 2, reason: 'Second', body: { highFrom: 61 }, withdrawn: null, replacedAt: null },
    ])
    expect((await viewer.get(`/lenses/drafts/${id}/history`)).status).toBe(403)
    await answerOf(analyst.post(`/lenses/drafts/${id}/propose`, {}), 200)

    // Who looked at the first form does not approve the second unseen.
    const approve = (revision: number) => lead(`/lenses/drafts/${id}/approve`, { method: 'POST', headers: { 'if-match': `"${revision}"` } })
    const unseen = await approve(1)
    expect([unseen.status, (await unseen.json()) as object]).toMatchObject([412, { code: 'version-conflict', current: { revision: 2 } }])
    expect(await answerOf(approve(2), 200)).toMatchObject({ status: 'approved' })
    expect((await patch(analyst, id, 2, { reason: 'Late' })).status).toBe(409)
  })

  it('takes the lens of an ally back by two people, and leaves the past as it was', async () => {
    const { analyst, lead } = people
    const back = (subject: string) => analyst.post('/lenses/drafts', { subject, body: null, reason: 'As before.' })
    expect((await back('ally:BG')).status).toBe(409)
    for (const subject of ['bloc:east', 'blocs']) expect((await back(subject)).status).toBe(400)
    expect((await analyst.post('/lenses/drafts', { subject: 'ally:BG', reason: 'x' })).status).toBe(400)
    const own = withHighFrom(WEST_LENS, 77)
    await changeLens(people, 'ally:BG', own)
    const submitted = (await history()).history.find(({ subject }) => subject === 'ally:BG')
    const moment = submitted?.inForceFrom ?? ''
    const asked = async (at = '') => (await viewer.read<RegionsAnswer>(`/regions?sides=ally:BG,bloc:west${at && `&at=${at}`}`)).sides.east
    const scored = await viewer.read<RegionsAnswer>(`/regions?sides=ally:BG,bloc:west&at=${moment}`)
    expect(scored.sides.east.parts).toMatchObject([{ submitted: true, lens: { subject: 'ally:BG', version: 1 } }])

    const made = await answerOf(back('ally:BG'), 201)
    const effect = effectSchema.parse(await analyst.read(`/lenses/drafts/${made.id}/effect?sides=ally:BG,bloc:west`)) as EffectAnswer
    expect(effect.after.sides.east.parts).toMatchObject([{ submitted: false, lens: { subject: 'bloc:east' } }])
    await answerOf(analyst.post(`/lenses/drafts/${made.id}/propose`, {}), 200)
    expect((await asked()).parts).toMatchObject([{ submitted: true }])
    expect(await answerOf(lead.post(`/lenses/drafts/${made.id}/approve`, {}), 200)).toMatchObject({ version: 2, body: null })

    expect((await asked()).parts).toMatchObject([{ submitted: false, lens: { subject: 'bloc:east' } }])
    expect(await viewer.read<RegionsAnswer>(`/regions?sides=ally:BG,bloc:west&at=${moment}`)).toEqual(scored)
    expect((await history()).inForce.map(({ subject }) => subject)).not.toContain('ally:BG')
    expect((await back('ally:BG')).status).toBe(409)
    const file = lensFileSchema.parse(await viewer.read<LensFile>('/lenses/ally:BG/export')) as LensFile
    expect(file).toMatchObject({ version: 2, body: null })
    expect(await changeLens(people, 'ally:BG', own)).toMatchObject({ version: 3 })
    expect((await asked()).parts).toMatchObject([{ submitted: true, lens: { version: 3 } }])
  })

  it('makes one version where two approve at once, and one of two drafts on the same version', async () => {
    const { analyst, lead } = people
    const other = await server.key('lead', 'TLP:GREEN')
    const before = await history()
    const drafts = [await answerOf(draft('ally:FR', WEST_LENS), 201), await answerOf(draft('ally:FR', EAST_LENS), 201)]
    for (const { id } of drafts) await answerOf(analyst.post(`/lenses/drafts/${id}/propose`, {}), 200)
    const answers = await Promise.all(
      drafts.flatMap(({ id }) => [lead, other, lead].map((call) => call.post(`/lenses/drafts/${id}/approve`, {}))),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.map(({ status }) => status).filter((status) => ![200, 409, 412].includes(status))).toEqual([])
    const stale = answers.find(({ status }) => status === 412) as Response
    expect(await stale.json()).toMatchObject({ code: 'version-conflict', current: { subject: 'ally:FR', version: 1 } })
    const after = await history()
    expect(after.revision).toBe(before.revision + 1)
    expect(after.history.filter(({ subject }) => subject === 'ally:FR')).toHaveLength(1)
    expect((await draft('ally:FR')).status).toBe(201)
    const late = await people.analyst.post('/lenses/drafts', { subject: 'ally:FR', body: EAST_LENS, reason: 'x', base: 0 })
    expect([late.status, ((await late.json()) as { current: { version: number } }).current.version]).toEqual([412, 1])
  })

  it('is refused where a field is wrong, by name', async () => {
    const weights = { ...EAST_LENS.weights, kind: 0.9 }
    const wrong = await problemOf(
      people.analyst.post('/lenses/drafts', { subject: 'bloc:east', body: { ...EAST_LENS, weights }, rason: 'x' }),
    )
    expect(wrong.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/rason', 'unknown_field'],
      ['/body/weights', 'range'],
      ['/reason', 'required'],
    ])
    expect((await problemOf(draft('ally:RU'))).errors).toMatchObject([{ pointer: '/subject', code: 'pattern' }])
    expect((await problemOf(draft('blocs', []))).errors?.[0]).toMatchObject({ pointer: '/body', code: 'required' })
    expect((await people.analyst.post('/lenses/drafts', { subject: 'blocs', body: 'x'.repeat(300_000), reason: 'x' })).status).toBe(413)
    expect((await people.analyst.get('/lenses/drafts?status=open')).status).toBe(400)
    expect((await people.analyst.get('/lenses/drafts/x/effect')).status).toBe(404)
    expect((await viewer.post('/lenses/drafts', {})).status).toBe(403)
    expect((await people.analyst.post('/lenses/drafts/x/approve', {})).status).toBe(403)
  })

  it('is never taken out of the history, not even by hand', async () => {
    const { db } = server.services().store
    for (const statement of ["update lens_versions set reason = 'x'", 'delete from lens_versions', 'truncate lens_versions'])
      await expect(db.execute(statement)).rejects.toThrow()
    expect((await history()).history).toEqual(expect.arrayContaining(JSON.parse(JSON.stringify(SHIPPED_VERSIONS))))
  })
})

describe('a past moment', () => {
  it('is scored as it was, to the bit, whatever is changed later', async () => {
    const at = new Date(Date.now() - 7 * 86_400_000).toISOString()
    const { items } = await viewer.read<IncidentPage>('/incidents?limit=5')
    const scores = async () => ({
      regions: await Promise.all(
        ['', '&sides=ally:EE,ally:FR', '&bloc=east'].map((more) => viewer.read<RegionsAnswer>(`/regions?at=${at}${more}`)),
      ),
      explained: await Promise.all(items.map(({ id }) => viewer.read<{ explain: Explained }>(`/incidents/${id}?explain&at=${at}`))),
    })
    const now = () => viewer.read<RegionsAnswer>('/regions')
    const [before, today] = [await scores(), await now()]
    const [poland] = [{ country: 'PL', weight: 0.5 }]
    const mixed = DEFAULT_GROUPINGS.map((one) => ({ ...one, members: [...one.members.filter(({ country }) => country !== 'PL'), poland] }))
    await changeLens(people, 'blocs', mixed)
    await changeLens(people, 'ally:EE', { ...WEST_LENS, highFrom: 20 })
    await changeLens(people, 'bloc:west', { ...EAST_LENS, highFrom: 10 })
    expect(await scores()).toEqual(before)
    const after = await now()
    expect(after.countries).not.toEqual(today.countries)
    expect(after.sides.east.parts.find(({ country }) => country === 'EE')).toMatchObject({ submitted: true, lens: { subject: 'ally:EE' } })
    expect(after.sides.east.parts.find(({ country }) => country === 'LV')).toMatchObject({
      submitted: false,
      lens: { subject: 'bloc:east' },
    })
    expect(after.sides.west.versions).toContainEqual(expect.objectContaining({ subject: 'bloc:west', author: 'analyst TLP:RED' }))
    expect(after.blocs).toMatchObject({ subject: 'blocs', approver: 'lead TLP:RED' })
  })

  it('knows the sides there were, and no others', async () => {
    for (const sides of ['bloc:east', 'bloc:east,bloc:east', 'bloc:east,ally:XX', 'east,west', 'bloc:nordic,bloc:west', 'a,b,c'])
      expect((await problemOf(viewer.get(`/regions?sides=${sides}`))).errors, sides).toMatchObject([{ pointer: 'sides' }])
    expect((await viewer.get('/regions?at=yesterday')).status).toBe(400)
    const pair = await viewer.read<RegionsAnswer>('/regions?sides=ally:DE,bloc:east')
    expect([pair.sides.east.holder, pair.sides.west.holder]).toEqual(['ally:DE', 'bloc:east'])
  })
})

describe('the groupings', () => {
  const total = async (query: string) => (await viewer.read<RegionsAnswer>(`/regions?${query}`)).total

  it('decide what a filter by bloc finds, at every door', async () => {
    const [preset] = GROUPING_PRESETS.filter(({ code }) => code === 'russia-belarus-border')
    await changeLens(people, 'blocs', preset?.groupings ?? [])
    const members = (preset?.groupings[0]?.members ?? []).map(({ country }) => country).join(',')
    for (const bloc of ['bloc=east', `country=${members}`]) {
      expect(await total(bloc)).toBe(await total(`country=${members}`))
      expect((await viewer.read<IncidentPage>(`/incidents?${bloc}`)).total).toBe(await total(`country=${members}`))
      expect((await (await viewer.get(`/export/csv?${bloc}`)).text()).trim().split('\n')).toHaveLength(1 + (await total(bloc)))
    }
    expect(await total('bloc=east&country=US')).toBe(await total(`country=US,${members}`))
    expect(await total('bloc=east&at=2026-01-01')).toBe(await total('country=EE,LV,LT,PL'))
  })

  it('take a bloc more once it has a lens', async () => {
    const current = (await history()).history.filter(({ subject }) => subject === 'blocs').at(-1)?.body as typeof DEFAULT_GROUPINGS
    const nordic = {
      code: 'nordic',
      name: 'Nordic',
      basis: 'Norden',
      members: [
        { country: 'FI', weight: 1 },
        { country: 'SE', weight: 0.5 },
      ],
    }
    expect((await viewer.get('/regions?bloc=nordic')).status).toBe(400)
    const early = await answerOf(draft('blocs', [...current, nordic]), 201)
    const refused = await problemOf(people.analyst.post(`/lenses/drafts/${early.id}/propose`, {}))
    expect(refused).toMatchObject({ status: 409, code: 'conflict' })
    expect(refused.detail).toContain('bloc:nordic')
    await changeLens(people, 'bloc:nordic', WEST_LENS)
    await answerOf(people.analyst.post(`/lenses/drafts/${early.id}/propose`, {}), 200)
    await answerOf(people.lead.post(`/lenses/drafts/${early.id}/approve`, {}), 200)
    expect(await total('bloc=nordic')).toBe(await total('country=FI,SE'))
    const { sides } = await viewer.read<RegionsAnswer>('/regions?sides=bloc:nordic,ally:SE')
    expect(sides.east.parts.map(({ country, weight }) => [country, weight])).toEqual([
      ['FI', 1 / 1.5],
      ['SE', 0.5 / 1.5],
    ])
  })
})

describe('the effect of a draft', () => {
  it('is what the doors answer before and after its approval', async () => {
    const at = new Date(Date.UTC(2026, 9, 30)).toISOString()
    const sharp = { ...EAST_LENS, highFrom: 30, weights: { ...EAST_LENS.weights, kind: 0.1, severity: 0.35 } }
    const made = await answerOf(draft('bloc:east', sharp), 201)
    const effect = effectSchema.parse(await people.analyst.read(`/lenses/drafts/${made.id}/effect?at=${at}`)) as EffectAnswer
    const before = await viewer.read<RegionsAnswer>(`/regions?at=${at}`)
    expect(effect.before.cohesion.regions).toEqual(before.cohesion)
    expect(effect.before.total).toBe(before.total)
    expect(effect.rankings.west.every(({ before, after }) => before.rank === after.rank && before.score === after.score)).toBe(true)
    expect(effect.rankings.east.some(({ before, after }) => before.rank !== after.rank)).toBe(true)
    for (const rows of Object.values(effect.rankings)) {
      expect(rows.length).toBeGreaterThanOrEqual(50)
      expect(rows.every(({ before, after }) => Math.min(before.rank, after.rank) <= 50)).toBe(true)
      expect(rows.map(({ after }) => after.score)).toEqual(rows.map(({ after }) => after.score).sort((a, b) => b - a))
    }
    const state = inForceAt((await history()).history, Date.parse(at))
    expect(effect.before.sides.east.versions[0]?.version).toBe(state.lenses.get('bloc:east')?.version)
    expect(Object.values(effect.after.classes).reduce((sum, count) => sum + count, 0)).toBe(effect.after.total)
    expect(effect.after.classes['both-low']).toBeLessThanOrEqual(effect.before.classes['both-low'] ?? 0)
  })
})

describe('a lens as a file', () => {
  it('is exported and imported as it is, under the schema that is published', async () => {
    const schema = (await (await server.anonymous().get('/lenses/schema.json')).json()) as Parameters<typeof z.fromJSONSchema>[0]
    const published = z.fromJSONSchema(schema)
    for (const subject of ['bloc:west', 'blocs', 'ally:EE']) {
      const response = await viewer.get(`/lenses/${subject}/export`)
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="lens-[a-zA-Z-]+-v\d+\.json"$/)
      const file = lensFileSchema.parse(await response.json()) as LensFile
      expect(published.safeParse(file).error?.issues ?? []).toEqual([])
      expect(published.safeParse({ ...file, body: { ...file.body, highFrom: 101 } }).success).toBe(false)
      const imported = await answerOf(people.analyst.post('/lenses/import', file), 201)
      expect(imported).toMatchObject({ subject, body: file.body, reason: file.reason, status: 'draft', base: file.version })
    }
    const first = await viewer.read<LensFile>('/lenses/bloc:east/export?version=1')
    expect(first.body).toEqual(EAST_LENS)
    expect((await viewer.get('/lenses/bloc:east/export?version=99')).status).toBe(404)
    expect((await viewer.get('/lenses/bloc:East/export')).status).toBe(404)
    const foreign = { subject: 'ally:DE', body: EAST_LENS, extra: 1 }
    expect((await problemOf(people.analyst.post('/lenses/import', foreign))).errors).toMatchObject([{ pointer: '/extra' }])
  })

  it('need not be sent again where nothing was added', async () => {
    const first = await viewer.get('/lenses')
    const again = await viewer.get('/lenses', { 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })
})
