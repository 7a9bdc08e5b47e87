import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { run } from './run.mjs'

/** Installs the locked packages of a folder where they are missing or its lock has changed since; needs no network otherwise. */
export async function ensureInstalled(folder = '.') {
  const stamp = `${folder}/node_modules/.installed-lock`
  const lock = createHash('sha256')
    .update(readFileSync(`${folder}/package-lock.json`))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log(folder === '.' ? 'Installing packages …' : `Installing packages of ${folder} …`)
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder })
  writeFileSync(stamp, lock)
}
