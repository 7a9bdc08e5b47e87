import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { runLocal } from './run.mjs'

const STAMP = 'dist/source-hash'
const SOURCES = [
  'app',
  'components',
  'lib',
  'db',
  'public',
  'server.ts',
  'proxy.ts',
  'next.config.js',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'postcss.config.mjs',
]

/** Builds pages and server where the sources have changed since the last build. */
export async function ensureBuilt() {
  const hash = hashOf(SOURCES)
  if (existsSync(STAMP) && existsSync('.next/BUILD_ID') && readFileSync(STAMP, 'utf8') === hash) return
  console.log('Building …')
  await runLocal('next', ['build'], { quiet: true, env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
  rmSync('dist', { recursive: true, force: true })
  await bundleServer()
  mkdirSync('dist', { recursive: true })
  writeFileSync(STAMP, hash)
}

/**
 * The front door with the packages it stands on: finding and reading hundreds of small files took a fifth of a start. What is loaded
 * when it is needed is a file of its own. Next and PGlite stay outside, as they look for their own files beside their code.
 */
async function bundleServer() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: ['server.ts'],
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'parts/[name]-[hash]',
    splitting: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['next', '@electric-sql/pglite', 'pg-native'],
    minifySyntax: true,
    minifyWhitespace: true,
    // Packages that are not modules ask for what Node has by `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    sourcemap: true,
    // Traces name files and lines; the text of them is in the folder.
    sourcesContent: false,
    logLevel: 'error',
  })
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.filter((path) => existsSync(path)).flatMap(filesIn)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).sort()
  return names.flatMap((name) => filesIn(join(path, name))).filter((file) => !/\.test\.tsx?$/.test(file))
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled()
  await ensureBuilt()
}
