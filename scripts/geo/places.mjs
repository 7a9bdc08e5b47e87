// Places: a gazetteer in columns, largest first, each with the area it stands in.

import { feature as fromTopology } from 'topojson-client'
import { boundsOf, inPolygon, polygonsOf, vertexDistanceKm, WEST } from './geometry.mjs'

const NEAR_KM = 30
// Sections, ruins and abandoned places are not towns.
const NOT_TOWNS = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH'])

/** The columns `names, country, area, lng, lat, population`, sorted by population (descending). */
export function buildPlaces({ cities }, tables, territories, areas) {
  const index = indexAreas(areas)
  const rows = cities()
    .map((city) => ({ ...city, country: territories[city.country] ?? city.country }))
    .filter((city) => !NOT_TOWNS.has(city.featureCode) && city.population >= leastPopulation(city.country, tables))
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId)
  const round = (value) => Math.round(value * 1000) / 1000
  return {
    names: rows.map(({ name }) => name),
    country: rows.map(({ country }) => country),
    area: rows.map(({ country, loc }) => areaOf(index, country, loc.coordinates)),
    lng: rows.map(({ loc }) => round(loc.coordinates[0])),
    lat: rows.map(({ loc }) => round(loc.coordinates[1])),
    population: rows.map(({ population }) => population),
  }
}

function leastPopulation(country, { areaCountries, smallCountries }) {
  if (['RU', 'US', 'CA'].includes(country)) return 15000
  return areaCountries.includes(country) || smallCountries.includes(country) ? 5000 : 300000
}

function indexAreas(topology) {
  const byCountry = new Map()
  for (const { id, properties, geometry } of fromTopology(topology, topology.objects.areas).features)
    for (const rings of polygonsOf(geometry)) {
      const list = byCountry.get(properties.country) ?? []
      byCountry.set(properties.country, [...list, { id, rings, bounds: boundsOf(rings) }])
    }
  return byCountry
}

function areaOf(index, country, [lng, lat]) {
  const point = [lng < WEST ? lng + 360 : lng, lat]
  const near = (index.get(country) ?? []).filter(({ bounds }) => within(point, bounds, 0.5))
  const home = near.find(({ bounds, rings }) => within(point, bounds, 0) && inPolygon(point, rings))
  if (home) return home.id
  const ranked = near.map(({ id, rings }) => ({ id, km: vertexDistanceKm(point, rings) })).sort((a, b) => a.km - b.km)
  return ranked[0] && ranked[0].km <= NEAR_KM ? ranked[0].id : null
}

const within = ([x, y], [west, south, east, north], margin) =>
  x >= west - margin && x <= east + margin && y >= south - margin && y <= north + margin
