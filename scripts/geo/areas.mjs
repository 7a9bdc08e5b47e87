// Areas: admin-1 outlines of NATO, Europe, Russia and the Caucasus, coded by current ISO 3166-2 where it exists.
import { clipPolygon, cutWorld, feature, polygonsOf } from './geometry.mjs'

const KEEP = '14%'
const QUANTISATION = 100000
const ISO_3166_2 = /^[A-Z]{2}-[A-Z0-9]{1,3}$/
// Valid codes that the source puts on a neighbour.
const MISCODED = new Set(['HR-12', 'RU-MOW', 'RU-MOS', 'AZ-LAN', 'MD-RE', 'MD-CAM', 'MD-GRI'])
// The districts of northern Cyprus, cut along rough lines: the source has the north as one piece.
const CYPRUS_EAST_LNG = 33.64
const CYPRUS_RIDGE_LAT = 35.268

/** The TopoJSON of `areas`, and the rows for the code list (code, name, and withdrawn or merged codes it includes). */
export async function buildAreas({ admin1, mapshaper }, tables) {
  const parts = admin1().flatMap((item) => piecesOf(item, tables))
  const features = parts.map(({ code, polygons }) => feature(polygons.flatMap(cutWorld), { code }))
  const commands = [
    '-i areas.json snap-interval=0.0002 -dissolve2 code',
    `-simplify weighted ${KEEP} keep-shapes -clean`,
    `-each "label=[+this.innerX.toFixed(3), +this.innerY.toFixed(3)]"`,
    `-o out.json format=topojson quantization=${QUANTISATION} id-field=code`,
  ]
  const result = await mapshaper.applyCommands(commands.join(' '), {
    'areas.json': JSON.stringify({ type: 'FeatureCollection', features }),
  })
  const topology = JSON.parse(result['out.json'])
  const rows = describe(parts, tables)
  for (const geometry of topology.objects.areas.geometries)
    geometry.properties = {
      name: rows.get(geometry.id).name,
      country: geometry.id.slice(0, 2),
      label: geometry.properties.label,
    }
  return { topology, rows: [...rows.values()] }
}

/** A source feature as zero, one or (northern Cyprus) three coded pieces. */
function piecesOf({ properties, geometry }, tables) {
  const polygons = polygonsOf(geometry)
  if (properties.adm0_a3 === 'CYN') return northernCyprus(polygons)
  const source = properties.iso_3166_2 ?? ''
  const code = targetCode(properties, source, tables)
  if (!code || polygons.length === 0) return []
  return [{ code, source, polygons, name: cleanName(properties.name_en ?? properties.name) }]
}

function targetCode(properties, source, { areaCountries, recode, byRegion }) {
  if (source === 'UA-43' || source === 'UA-40') return source
  const country = properties.iso_a2 === 'AX' ? 'FI' : properties.iso_a2
  if (!areaCountries.includes(country)) return null
  if (properties.adm0_a3 === 'ALD') return 'FI-01'
  const regions = byRegion[country] ?? {}
  const code = recode[properties.adm1_code] ?? recode[source] ?? regions[properties.region] ?? (regions.only ? undefined : source)
  if (code === undefined) throw new Error(`no area for ${source} ${properties.name} (${properties.region})`)
  return code && ISO_3166_2.test(code) ? code : null
}

function northernCyprus(polygons) {
  const cut = (...planes) => polygons.map((rings) => clipPolygon(rings, ...planes)).filter(Boolean)
  const west = [1, 0, CYPRUS_EAST_LNG]
  const piece = (code, name, parts) => ({ code, source: code, name, polygons: parts })
  return [
    piece('CY-04', 'Famagusta', cut([-1, 0, -CYPRUS_EAST_LNG])),
    piece('CY-06', 'Kyrenia', cut(west, [0, -1, -CYPRUS_RIDGE_LAT])),
    piece('CY-01', 'Nicosia', cut(west, [0, 1, CYPRUS_RIDGE_LAT])),
  ]
}

const cleanName = (name) =>
  (name ?? '')
    .replace(/^(Republic of|Autonomous Republic of|Free Hanseatic|Community of) /, '')
    .replace(/ (Voivodeship|Republic|Autonomous Okrug|Canton)$/, '')

/** One row per code: the name (a table's, or the first source's) and the ISO codes it took over, each once. */
function describe(parts, { names }) {
  const rows = new Map()
  const taken = new Set(MISCODED)
  for (const { code, source, name } of parts) {
    const row = rows.get(code) ?? { code, name: names[code] ?? name }
    if (source !== code && ISO_3166_2.test(source) && !taken.has(source)) row.includes = [...(row.includes ?? []), source].sort()
    taken.add(source)
    rows.set(code, row)
  }
  return rows
}
