import { readFile } from 'node:fs/promises'

/** A town of the gazetteer. Degrees, WGS 84. */
export interface Town {
  name: string
  area: string | null
  lng: number
  lat: number
}

interface GazetteerColumns {
  names: string[]
  country: string[]
  area: (string | null)[]
  lng: number[]
  lat: number[]
}

/** Largest towns that a country's incidents are told of. */
const TOWNS_PER_COUNTRY = 60

/** The towns of each country from the gazetteer file, largest first. */
export async function readTowns(file: string): Promise<ReadonlyMap<string, readonly Town[]>> {
  const columns = JSON.parse(await readFile(file, 'utf8')) as GazetteerColumns
  const towns = new Map<string, Town[]>()
  columns.names.forEach((name, at) => {
    const country = columns.country[at] as string
    const list = towns.get(country) ?? []
    if (list.length < TOWNS_PER_COUNTRY)
      list.push({ name, area: columns.area[at] ?? null, lng: columns.lng[at] as number, lat: columns.lat[at] as number })
    towns.set(country, list)
  })
  return towns
}
