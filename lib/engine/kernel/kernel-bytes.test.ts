import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openKernel } from '../open-kernel'
import { KERNEL_SOURCE } from './kernel-bytes'

it('is compiled from the source beside it (else: npm run build:kernel)', () => {
  const hash = createHash('sha256')
  const sources = readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.as.ts'))
    .sort()
  for (const file of [...sources, '../layout.ts']) hash.update(readFileSync(new URL(file, import.meta.url)))
  expect(KERNEL_SOURCE).toBe(hash.digest('hex'))
})

it('runs here', () => {
  expect(openKernel().kernel.name).toBe('webassembly')
})
