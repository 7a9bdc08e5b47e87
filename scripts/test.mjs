// Everything that must hold, from a fresh clone: install, static checks, unit and integration tests, browser tests.
// `npm test` runs all; `npm test -- unit types` runs only those steps.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkNode } from './check-node.mjs'
import { ensureInstalled } from './install.mjs'

checkNode()
await ensureInstalled()
const { runLocal } = await import('./run.mjs')
const reports = mkdtempSync(join(tmpdir(), 'meridian-test-'))

const STEPS = {
  lock: async () => checkLock(),
  types: async () => {
    await runLocal('next', ['typegen'], { quiet: true, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } })
    await runLocal('tsc', ['--noEmit'])
  },
  lint: () => runLocal('biome', ['ci', '--error-on-warnings', '.']),
  dead: () => runLocal('knip', []),
  migrations: async () => (await import('./check-migrations.mjs')).checkMigrations(),
  unit: async () => {
    const { ensureBrowser } = await import('./browser.mjs')
    const { ensurePostgres } = await import('./postgres.mjs')
    const browser = await ensureBrowser()
    const postgres = await ensurePostgres()
    const file = join(reports, 'unit.json')
    const ended = runLocal('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
      env: { ...process.env, CHROMIUM_PATH: browser, POSTGRES_BIN: postgres ?? '' },
    })
    await closing('unit', ended, () => vitestCounts(file))
  },
  e2e: async () => {
    const { ensureBrowser } = await import('./browser.mjs')
    const { ensureBuilt } = await import('./build.mjs')
    const browser = await ensureBrowser()
    await ensureBuilt()
    const file = join(reports, 'e2e.json')
    const env = { ...process.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
    await closing('e2e', runLocal('playwright', ['test', '--reporter=list,json'], { env }), () => playwrightCounts(file))
  },
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((step) => !(step in STEPS))
if (unknown.length > 0) throw new Error(`no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`)
const failed = []
for (const step of wanted.length > 0 ? wanted : Object.keys(STEPS)) {
  const start = Date.now()
  console.log(`\n== ${step}`)
  await STEPS[step]().catch((error) => {
    console.error(error.message)
    failed.push(step)
  })
  console.log(`== ${step} ${failed.includes(step) ? 'FAILED' : 'ok'} (${Math.round((Date.now() - start) / 1000)} s)`)
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`)
  process.exit(1)
}

/** Prints a runner's closing line once it has ended, then lets its failure through. */
async function closing(name, ended, counts) {
  const outcome = await ended.then(
    () => null,
    (error) => error,
  )
  const { passed, failed: failures, skipped } = counts()
  console.log(`${name}: ${passed} passed, ${failures} failed, ${skipped} skipped`)
  if (outcome) throw outcome
  if (passed === 0) throw new Error(`${name}: no test ran`)
}

function vitestCounts(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + (report.numTodoTests ?? 0) }
}

function playwrightCounts(file) {
  const { stats } = JSON.parse(readFileSync(file, 'utf8'))
  if (stats.flaky > 0) console.log(`e2e: ${stats.flaky} passed only when tried again; they are named above as flaky`)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
}

/** The lockfile must install anywhere: no address of a registry in it. */
function checkLock() {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const bound = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'))
  if (bound.length > 0)
    throw new Error(
      `package-lock.json names a registry for ${bound.length} packages, such as ${bound[0][0]}; set omit-lockfile-registry-resolved and install anew`,
    )
}
