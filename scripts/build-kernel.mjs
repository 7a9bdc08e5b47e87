// `npm run build:kernel`: compiles the sources in lib/engine/kernel to the bytes that stand beside it. With `--check` it
// writes nothing and fails where they differ.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { ensureInstalled } from './install.mjs'

const FOLDER = 'lib/engine/kernel'
const TARGET = `${FOLDER}/kernel-bytes.ts`
const COMPILER = 'scripts/kernel'
const FLAGS = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--importMemory', '--noExportMemory', '--noAssert', '--use', 'abort=']
const LINE = 120

const text = describe(await compile())
if (!process.argv.includes('--check')) writeFileSync(TARGET, text)
else if (readFileSync(TARGET, 'utf8') !== text) {
  console.error(`${TARGET} is not what its source compiles to: run npm run build:kernel`)
  process.exit(1)
}

/** The compiler is a package of its own: nobody else needs its 100 MB. */
async function compile() {
  await ensureInstalled(COMPILER)
  const { default: asc } = await import(new URL('./kernel/node_modules/assemblyscript/dist/asc.js', import.meta.url).href)
  const files = new Map()
  const { error, stderr } = await asc.main([`${FOLDER}/kernel.as.ts`, '--outFile', 'kernel.wasm', ...FLAGS], {
    writeFile: (name, contents) => files.set(name, contents),
  })
  if (error) throw new Error(stderr.toString(), { cause: error })
  return files.get('kernel.wasm')
}

function describe(bytes) {
  const hash = createHash('sha256')
  const sources = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.as.ts'))
    .sort()
  for (const file of [...sources, '../layout.ts']) hash.update(readFileSync(`${FOLDER}/${file}`))
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(new RegExp(`.{1,${LINE}}`, 'g'))
    .map((line) => `  '${line}',`)
  return `// Made by \`npm run build:kernel\`; not to be edited.

/** Digest (SHA-256) of the source that the bytes were compiled from: every .as.ts by its name, then layout.ts. */
export const KERNEL_SOURCE = '${hash.digest('hex')}'

/** The kernel as WebAssembly, in base64. */
export const KERNEL_BYTES = [
${lines.join('\n')}
].join('')
`
}
