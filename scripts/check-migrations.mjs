import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLocal } from './run.mjs'

const FOLDER = 'db/migrations'

/** Rejects where the migrations do not stand for the schema: generating anew must add nothing. */
export async function checkMigrations() {
  await runLocal('drizzle-kit', ['check'], { quiet: true })
  const kept = mkdtempSync(join(tmpdir(), 'meridian-migrations-'))
  cpSync(FOLDER, kept, { recursive: true })
  const before = filesOf(FOLDER)
  try {
    await runLocal('drizzle-kit', ['generate', '--name', 'drift'], { quiet: true })
    const added = filesOf(FOLDER).filter((file) => !before.includes(file))
    if (added.length > 0)
      throw new Error(`the schema has changed without a migration (${added.join(', ')}); run npm run db:generate and commit what it writes`)
    console.log(`migrations: ${before.filter((file) => file.endsWith('.sql')).length} stand for the schema`)
  } finally {
    rmSync(FOLDER, { recursive: true })
    cpSync(kept, FOLDER, { recursive: true })
    rmSync(kept, { recursive: true })
  }
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true }).map(String).sort()
}
