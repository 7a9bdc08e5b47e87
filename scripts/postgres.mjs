import { existsSync, readdirSync } from 'node:fs'
import { installDebian } from './debian.mjs'

/** The folder of PostgreSQL's programs (`initdb`, `postgres`); installed on Debian as root; null with a message elsewhere. */
export async function ensurePostgres() {
  const found = findPostgres()
  if (found) return found
  console.log('Installing PostgreSQL for the tests …')
  await installDebian('postgresql').catch((error) => console.log(String(error.message)))
  const installed = findPostgres()
  if (!installed) console.log('PostgreSQL is not here: the tests on it are skipped. Install it (initdb and postgres) to run them.')
  return installed
}

function findPostgres() {
  if (process.env.POSTGRES_BIN && existsSync(`${process.env.POSTGRES_BIN}/initdb`)) return process.env.POSTGRES_BIN
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => `${root}/${version}/bin`), '/usr/local/pgsql/bin', '/opt/homebrew/bin', '/usr/local/bin']
  return folders.find((folder) => existsSync(`${folder}/initdb`) && existsSync(`${folder}/postgres`)) ?? null
}
