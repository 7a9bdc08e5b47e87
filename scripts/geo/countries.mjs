// Countries: the 50m outlines, re-assigned to ISO 3166-1 alpha-2 by the UN's view, with label points and ranks.
import { iso1A2Code } from '@rapideditor/country-coder'
import { feature as fromTopology } from 'topojson-client'
import { boundsOf, clipPolygon, cutWorld, feature, inPolygon, polygonsOf, WEST } from './geometry.mjs'

const QUANTISATION = 26000
const SAHARA_BORDER_LAT = 27.6667

/** Writes the TopoJSON object with `countries` and `points`. */
export async function buildCountries({ worldAtlas, mapshaper }, tables, territories, isoCodes) {
  const parts = collect(worldAtlas(), tables, territories)
  const features = [...parts].map(([code, polygons]) => feature(polygons, { code }))
  const commands = [
    '-i countries.json snap-interval=0.0001 -dissolve2 code',
    `-each "label=[+this.innerX.toFixed(2), +this.innerY.toFixed(2)], size=this.area"`,
    `-o out.json format=topojson quantization=${QUANTISATION} id-field=code`,
  ]
  const result = await mapshaper.applyCommands(commands.join(' '), {
    'countries.json': JSON.stringify({ type: 'FeatureCollection', features }),
  })
  const topology = JSON.parse(result['out.json'])
  const ranked = rank(topology.objects.countries.geometries, tables.labels)
  topology.objects.points = points(topology, tables.points, isoCodes, ranked)
  return topology
}

/** Polygons by country code, after all re-assignments, inside the map's world. */
function collect(atlas, tables, territories) {
  const parts = new Map()
  for (const item of fromTopology(atlas, atlas.objects.countries).features)
    for (const rings of polygonsOf(item.geometry)) {
      const first = codeOf(item, rings, tables)
      if (first === 'AQ') continue
      for (const [code, polygon] of reassign(territories[first] ?? first, rings))
        for (const part of cutWorld(polygon)) parts.set(code, [...(parts.get(code) ?? []), part])
    }
  return parts
}

function codeOf(item, rings, { unnumbered }) {
  if (item.properties.name === 'Indian Ocean Ter.') return boundsOf(rings)[0] > 100 ? 'CX' : 'CC'
  const code = unnumbered[item.properties.name] ?? iso1A2Code(String(item.id))
  if (!code) throw new Error(`no ISO 3166-1 code for ${item.properties.name}`)
  return code
}

/** Crimea to UA, Western Sahara to EH; everything else stays. */
function reassign(code, rings) {
  if (code === 'RU' && inPolygon([34.1, 45.0], rings)) return [['UA', rings]]
  if (code !== 'MA') return [[code, rings]]
  const north = clipPolygon(rings, [0, -1, -SAHARA_BORDER_LAT])
  const south = clipPolygon(rings, [0, 1, SAHARA_BORDER_LAT])
  return [
    ['MA', north],
    ['EH', south],
  ].filter(([, polygon]) => polygon)
}

/** Gives each outline its id, label and rank (1 = largest); answers how many there are. */
function rank(geometries, labels) {
  const bySize = [...geometries].sort((a, b) => b.properties.size - a.properties.size)
  for (const [i, geometry] of bySize.entries())
    geometry.properties = { label: labels[geometry.id] ?? geometry.properties.label, rank: i + 1 }
  return bySize.length
}

/** Point geometries for ISO codes without an outline at this scale. */
function points(topology, places, isoCodes, ranked) {
  const drawn = new Set(topology.objects.countries.geometries.map(({ id }) => id))
  const { scale, translate } = topology.transform
  const geometries = isoCodes
    .filter((code) => !drawn.has(code))
    .map((code, i) => {
      if (!places[code]) throw new Error(`neither outline nor point for ${code}`)
      const [lng, lat] = places[code]
      const label = [lng < WEST ? lng + 360 : lng, lat]
      const coordinates = label.map((value, axis) => Math.round((value - translate[axis]) / scale[axis]))
      return { type: 'Point', id: code, coordinates, properties: { label, rank: ranked + i + 1 } }
    })
  return { type: 'GeometryCollection', geometries }
}
