#!/usr/bin/env node
// Sends a CSV file to a running server under a mapping, and prints what became of its lines.
//   npm run import -- --mapping fimi-elections FILE [--url http://127.0.0.1:3000] [--token TOKEN]
// The token (an API key, or the operator's) is better given as MERIDIAN_TOKEN: arguments are seen by all who list processes.
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'

const USAGE = 'usage: npm run import -- --mapping NAME FILE [--url http://127.0.0.1:3000] [--token TOKEN]'

function readArguments() {
  const options = { mapping: { type: 'string' }, url: { type: 'string' }, token: { type: 'string' } }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [file] = positionals
  const token = values.token ?? process.env.MERIDIAN_TOKEN
  const url = values.url ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`
  if (!values.mapping || !file || positionals.length > 1) throw new Error(USAGE)
  if (!token) throw new Error('Give an API key or the operator’s token as MERIDIAN_TOKEN.')
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  return { mapping: values.mapping, file, token, url }
}

async function send({ mapping, file, token, url }) {
  const address = new URL(`/api/v1/import/csv?mapping=${encodeURIComponent(mapping)}`, url)
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: Readable.toWeb(createReadStream(file)),
    duplex: 'half',
  }).catch((cause) => {
    throw new Error(`No server answers at ${url}: ${cause.cause?.message ?? cause.message}`)
  })
  if (response.ok) return response
  const { detail } = await response.json().catch(() => ({ detail: response.statusText }))
  throw new Error(`The server refused the import (${response.status}): ${detail}`)
}

/** Prints the report as it comes; true where the whole file was read. */
async function printReport(response) {
  let isComplete = false
  for await (const text of createInterface({ input: Readable.fromWeb(response.body) })) {
    if (text === '') continue
    const line = JSON.parse(text)
    if (line.type === 'rejected')
      console.log(
        `line ${line.line}: ${line.issues.map((one) => `${one.pointer} ${one.message}${one.value === undefined ? '' : ` (${one.value})`}`).join('; ')}`,
      )
    else if (line.type === 'progress') console.error(`… ${line.lines} rows`)
    else {
      isComplete = line.complete
      if (line.error) console.log(`stopped: ${line.error.detail}`)
      console.log(`${line.lines} rows: ${line.recorded} recorded, ${line.known} known already, ${line.rejected} rejected`)
      if (line.unkept)
        console.log(`${line.unkept} of the rejected rows are not in quarantine: it keeps 10,000 rows of one import, or 64 MiB`)
    }
  }
  return isComplete
}

try {
  if (!(await printReport(await send(readArguments())))) process.exitCode = 1
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}
