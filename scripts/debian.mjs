import { existsSync } from 'node:fs'
import { run } from './run.mjs'

/** Installs a Debian package; rejects where this is no Debian or the user is not root. */
export async function installDebian(name) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) throw new Error(`cannot install ${name}: not root on Debian`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () => run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { quiet: true, env })
  await run('apt-get', ['update', '-q'], { quiet: true, env }).then(install)
}
