// Everything from a fresh clone to a serving dashboard: install, build, then the server (which migrates its store).
import { spawn } from 'node:child_process'
import { checkNode } from './check-node.mjs'
import { ensureInstalled } from './install.mjs'

checkNode()
await ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt()

const server = spawn(process.execPath, ['--enable-source-maps', 'dist/server.mjs'], {
  stdio: 'inherit',
  env: { NODE_ENV: 'production', ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
