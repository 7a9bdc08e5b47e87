import { type Mapping, mappingSchema } from '../../../wire/mapping'
import fimiElections from './mappings/fimi-elections.json'
import official from './mappings/ua-air-raid-official.json'
import volunteer from './mappings/ua-air-raid-volunteer.json'

/** The mappings that come with the server, by name. */
export const MAPPINGS: ReadonlyMap<string, Mapping> = new Map(
  [fimiElections, official, volunteer].map((one) => mappingSchema.parse(one)).map((one) => [one.name, one]),
)
