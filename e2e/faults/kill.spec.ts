import { addPerson, expect, signIn, test, untilComplete } from '../desk'
import { asOperator } from '../server'
import { ingest, pause, wholeLog } from './ingest'

const TOTAL = 20_000
const KILLS = 10

test.use({
  expectedErrors: [
    /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED_ENCODING|WebSocket connection|Failed to load resource/,
  ],
})

test(`after ${KILLS} power cuts during an ingest every acknowledged incident is there once, and open screens catch up`, async ({
  page,
  server,
}) => {
  test.setTimeout(600_000)
  const viewer = await addPerson(server, { role: 'viewer', clearance: 'TLP:GREEN' })
  await signIn(page, viewer)
  let acknowledged = 0
  const ingesting = ingest(server, { from: 0, to: TOTAL }, () => acknowledged++)
  for (let kill = 1; kill <= KILLS; kill++) {
    while (acknowledged < (kill / (KILLS + 1)) * TOTAL) await pause(20)
    await server.kill()
    await server.restart()
  }
  const ids = await ingesting
  expect(new Set(ids.values()).size).toBe(TOTAL)

  const log = await wholeLog(server)
  expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: TOTAL }, (_, at) => at + 1))
  expect(new Set(log.map(({ id }) => id))).toEqual(new Set(ids.values()))
  const { total } = (await (await asOperator(server, '/incidents?limit=1')).json()) as { total: number }
  expect(total).toBe(TOTAL)

  await untilComplete(page, 60_000)
  await expect(page.getByText('20,000 of 20,000 incidents')).toBeVisible()
})
