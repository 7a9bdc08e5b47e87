import { spawn } from 'node:child_process'

/**
 * Runs a command with this process's terminal and resolves when it ends well; rejects with its name and exit code.
 * `options.quiet` keeps its output and shows it only on failure.
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', ...options })
    const kept = []
    child.stdout?.on('data', (chunk) => kept.push(chunk))
    child.stderr?.on('data', (chunk) => kept.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const output = Buffer.concat(kept).toString()
      if (code === 0) return resolve(output)
      if (quiet) process.stdout.write(output)
      reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}`))
    })
  })
}

/** A program of the installed packages. */
export function runLocal(program, args, options) {
  return run(process.execPath, [`node_modules/${LOCAL[program]}`, ...args], options)
}

const LOCAL = {
  next: 'next/dist/bin/next',
  vitest: 'vitest/vitest.mjs',
  playwright: 'playwright/cli.js',
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  tsc: 'typescript/bin/tsc',
  'drizzle-kit': 'drizzle-kit/bin.cjs',
}
