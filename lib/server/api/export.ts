import type { Door, DoorRequest } from './door'
import { FORMATS, type FormatName } from './formats/export-stream'
import { readQueryNow } from './read-query'
import { whileAllowed } from './while-allowed'

/** `/export/{format}`: all matches of a query as a file, streamed. */
export const exportDoors: Door[] = (Object.keys(FORMATS) as FormatName[]).map((name) => ({
  method: 'GET',
  path: `/export/${name}`,
  role: 'viewer',
  async handle({ query: params, principal, services, askAgain }: DoorRequest) {
    const query = await readQueryNow(params, services)
    const headers = {
      'content-type': FORMATS[name].type,
      'content-disposition': `attachment; filename="incidents.${name}"`,
    }
    return { status: 200, headers, body: FORMATS[name].write(whileAllowed(services.readerFor(principal).each(query), askAgain)) }
  },
}))
