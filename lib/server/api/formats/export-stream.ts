import type { Incident } from '../../../core/incident'
import { CSV_HEADER, CSV_TYPE, csvLine } from './csv'
import { featureOf, GEOJSON_TYPE } from './geojson'

/** Incidents as text in one format, in pieces, without holding them all. */
export interface Format {
  type: string
  write(batches: AsyncIterable<Incident[]>): AsyncGenerator<string>
}

const csv: Format = {
  type: `${CSV_TYPE}; charset=utf-8; header=present`,
  async *write(batches) {
    yield CSV_HEADER
    for await (const batch of batches) yield batch.map(csvLine).join('')
  },
}

const geojson: Format = {
  type: GEOJSON_TYPE,
  async *write(batches) {
    let separator = ''
    yield '{"type":"FeatureCollection","features":['
    for await (const batch of batches) {
      if (batch.length === 0) continue
      yield separator + batch.map((incident) => JSON.stringify(featureOf(incident))).join(',\n')
      separator = ',\n'
    }
    yield ']}\n'
  },
}

/** The formats of lists and exports beside JSON pages. */
export const FORMATS = { csv, geojson } as const
export type FormatName = keyof typeof FORMATS
