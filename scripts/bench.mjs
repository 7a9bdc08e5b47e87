// `npm run bench [name …] [-- --json FILE]`: each figure and its peer, measured in the same run.
import { readdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { checkNode } from './check-node.mjs'
import { ensureInstalled } from './install.mjs'

checkNode()
await ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
const { ensurePostgres } = await import('./postgres.mjs')
const { ensureBrowser } = await import('./browser.mjs')

const FOLDER = 'scripts/bench'
const known = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  // The record before all else; the browser's take longest.
  .sort((a, b) => Number(b === 'ingest') - Number(a === 'ingest'))
const { names, json } = readArguments(process.argv.slice(2))

// Peers that only benches need are a package of their own.
await ensureInstalled(FOLDER)
await ensureBuilt()
process.env.POSTGRES_BIN = (await ensurePostgres()) ?? ''
process.env.CHROMIUM_PATH = await ensureBrowser()

const { register } = await import('tsx/esm/api')
register()
const figures = []
for (const name of names) {
  const { bench } = await import(pathToFileURL(`${FOLDER}/${name}.bench.ts`).href)
  for await (const figure of bench()) {
    figures.push(figure)
    print(figure)
    // Kept figure by figure: a bench that breaks off loses none before it.
    if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
  }
}
process.exit(0)

function print({ name, value, unit, peer, peerValue, ratio }) {
  const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })
  console.log(`${name}: ${number(value)} ${unit}; ${peer}: ${number(peerValue)} ${unit}; ratio ${ratio.toFixed(2)}`)
}

function readArguments(args) {
  const at = args.indexOf('--json')
  const file = at >= 0 ? args.splice(at, 2)[1] : null
  const unknown = args.filter((name) => !known.includes(name))
  if (unknown.length > 0 || (at >= 0 && !file)) {
    console.error(`npm run bench [${known.join(' | ')}] [-- --json FILE]`)
    process.exit(2)
  }
  return { names: args.length > 0 ? args : known, json: file }
}
