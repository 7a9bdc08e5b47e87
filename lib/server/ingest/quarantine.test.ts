import { asc } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { quarantine } from '@/db/schema/quarantine'
import { onEachStore } from '@/db/testing/each-store'
import { writer } from '../log/testing'
import { createQuarantine } from './quarantine'

onEachStore((stores) => {
  it('keeps every line with its text and reasons, hostile ones too', async () => {
    const store = await stores.open()
    const issues = [{ pointer: '/title', code: 'text_unclean', message: 'no', value: 'a\u0000b' }]
    const lines = ['{"title":', "'; drop table log; --", 'nul \u0000 and half \ud800', '選挙'].map((text, at) => ({
      importId: 'i-1',
      line: at + 1,
      text,
      issues,
    }))
    await createQuarantine(store).keep(lines, writer('TLP:GREEN'))
    await createQuarantine(store).keep([], writer('TLP:GREEN'))
    const kept = await store.db.select().from(quarantine).orderBy(asc(quarantine.line))
    expect(kept.map(({ text }) => text)).toEqual(['{"title":', "'; drop table log; --", 'nul \ufffd and half \ufffd', '選挙'])
    expect(kept[0]).toMatchObject({ importId: 'i-1', line: 1, issues: [{ ...issues[0], value: 'a\ufffdb' }], byName: 'Writer TLP:GREEN' })
  })
})
