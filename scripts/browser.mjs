import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installDebian } from './debian.mjs'
import { runLocal } from './run.mjs'

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/**
 * The path of a browser for the tests: `CHROMIUM_PATH`, Playwright's own, the system's, or one that is installed now
 * (Debian as root: apt; elsewhere Playwright's download). Rejects with what to do where none is to be had.
 */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  console.log('Installing a browser for the tests …')
  await installDebian('chromium')
    .catch(() => runLocal('playwright', ['install', 'chromium']))
    .catch(() => {})
  const installed = findBrowser()
  if (installed) return installed
  throw new Error('No browser for the tests: install Chromium (Debian as root: apt-get install chromium), or set CHROMIUM_PATH to one.')
}

function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named && existsSync(named)) return named
  return playwrightsOwn() ?? SYSTEM.map(which).find(Boolean) ?? null
}

function playwrightsOwn() {
  const asked = spawnSync(process.execPath, ['-e', "import('playwright').then((p) => process.stdout.write(p.chromium.executablePath()))"], {
    encoding: 'utf8',
  })
  const path = asked.stdout?.trim()
  return path && existsSync(path) ? path : null
}

/** Where a program is found on the path; null where it is not. */
export function which(program) {
  const asked = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() : null
}
