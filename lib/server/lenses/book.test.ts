import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Store } from '@/db/store'
import { onEachStore } from '@/db/testing/each-store'
import { EAST_LENS, WEST_LENS } from '../../core/lens/defaults'
import type { Subject } from '../../core/lens/holder'
import { inForceAt, SHIPPED_VERSIONS } from '../../core/lens/in-force'
import { createKey } from '../auth/api-keys'
import type { Principal } from '../principal'
import { approveDraft } from './approve'
import { type LensBook, openLensBook } from './book'
import { createDraft, proposeDraft } from './drafts'

const person = (id: string): Principal => ({ sort: 'user', id, name: id, role: 'lead', clearance: 'TLP:RED', organisation: null })
const SAID = { note: '', revision: null }
const [ada, ben, cleo] = [person('Ada'), person('Ben'), person('Cleo')]

onEachStore((stores) => {
  describe('the book of lenses', () => {
    const open: LensBook[] = []
    const failures: unknown[] = []
    const openBook = async (store: Store) => {
      const book = await openLensBook(store, { onError: (error) => failures.push(error) })
      open.push(book)
      return book
    }
    afterEach(async () => {
      await Promise.all(open.splice(0).map((book) => book.close()))
      expect(failures.splice(0)).toEqual([])
    })

    async function proposed(store: Store, subject: Subject, body = WEST_LENS): Promise<string> {
      const { id } = await createDraft(store.db, subject, { body, reason: 'Tried.', base: null }, ada)
      await proposeDraft(store.db, id, ada)
      return id
    }

    it('begins with what ships, once, whoever opens it', async () => {
      const [store, other = store] = await stores.openShared(2)
      const books = await Promise.all([openBook(store), openBook(other)])
      for (const book of books) {
        const { history, state } = await book.at(0)
        expect([...history].sort((a, b) => a.subject.localeCompare(b.subject))).toEqual(
          [...SHIPPED_VERSIONS].sort((a, b) => a.subject.localeCompare(b.subject)),
        )
        expect(state.lenses.get('bloc:east')?.body).toEqual(EAST_LENS)
        expect(book.revision()).toBe(SHIPPED_VERSIONS.length)
      }
    })

    it('tells every process of a version that one of them approved', async () => {
      const [store, other = store] = await stores.openShared(2)
      const [book, far] = [await openBook(store), await openBook(other)]
      const heard = vi.fn()
      far.onChange(heard)
      const draft = await approveDraft({ store, book }, await proposed(store, 'ally:EE'), SAID, ben)
      expect(book.revision()).toBe(SHIPPED_VERSIONS.length + 1)
      await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce(), 3_000)
      expect(far.revision()).toBe(SHIPPED_VERSIONS.length + 1)
      expect((await far.at(null)).state.lenses.get('ally:EE')).toMatchObject({ version: draft.version, author: 'Ada', approver: 'Ben' })
      expect((await far.at(Date.now() - 60_000)).state.lenses.has('ally:EE')).toBe(false)
    })

    it('takes one of two approvals at once, from whichever process', async () => {
      const [store, other = store] = await stores.openShared(2)
      const [book, far] = [await openBook(store), await openBook(other)]
      for (const round of [1, 2, 3, 4]) {
        const ids = [await proposed(store, 'ally:FR'), await proposed(store, 'ally:FR', EAST_LENS)]
        const results = await Promise.allSettled(
          ids.flatMap((id) => [approveDraft({ store, book }, id, SAID, ben), approveDraft({ store: other, book: far }, id, SAID, cleo)]),
        )
        const lost = results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
        expect(lost.sort()).toEqual(['conflict', 'version-conflict', 'version-conflict'])
        const { history } = await far.at(null)
        expect(history.filter(({ subject }) => subject === 'ally:FR').map(({ version }) => version)).toEqual(
          Array.from({ length: round }, (_, at) => at + 1),
        )
      }
    })

    it('answers one moment in one way for ever, also while versions are approved', async () => {
      const [store, other = store] = await stores.openShared(2)
      const [book, far] = [await openBook(store), await openBook(other)]
      const asked: { at: number; version: number }[] = []
      let approving = true
      const ask = async (of: LensBook) => {
        while (approving) {
          const { at, state } = await of.at(null)
          asked.push({ at, version: state.lenses.get('bloc:west')?.version ?? 0 })
        }
      }
      const asking = [ask(book), ask(far), ask(far)]
      for (let count = 0; count < 12; count++) await approveDraft({ store, book }, await proposed(store, 'bloc:west'), SAID, ben)
      approving = false
      await Promise.all(asking)
      const { history } = await far.at(null)
      expect(new Set(asked.map(({ version }) => version)).size).toBeGreaterThan(3)
      for (const { at, version } of asked) expect(inForceAt(history, at).lenses.get('bloc:west')?.version).toBe(version)
    })

    it('does not take what a person’s own key drafted, or approves', async () => {
      const [store] = await stores.openShared(1)
      const book = await openBook(store)
      const id = await proposed(store, 'ally:DE')
      await expect(approveDraft({ store, book }, id, SAID, ada)).rejects.toMatchObject({ code: 'own-approval' })
      const key = await createKey(store.db, { name: 'mine', role: 'lead', clearance: 'TLP:RED' }, ada)
      const byKey: Principal = { ...ada, sort: 'key', id: key.id, name: 'mine' }
      await expect(approveDraft({ store, book }, id, SAID, byKey)).rejects.toMatchObject({ code: 'own-approval' })
      const own = await createDraft(store.db, 'ally:ES', { body: WEST_LENS, reason: 'x', base: null }, byKey)
      await proposeDraft(store.db, own.id, byKey)
      await expect(approveDraft({ store, book }, own.id, SAID, ada)).rejects.toMatchObject({ code: 'own-approval' })
      expect((await approveDraft({ store, book }, own.id, SAID, ben)).version).toBe(1)
    })

    it('knows whoever made a key through keys that keys made, and where it is the operator’s token', async () => {
      const [store] = await stores.openShared(1)
      const book = await openBook(store)
      const operator: Principal = { ...ada, sort: 'token', id: 'operator', name: 'operator token' }
      const keyOf = async (maker: Principal, name: string): Promise<Principal> => {
        const { id } = await createKey(store.db, { name, role: 'admin', clearance: 'TLP:RED' }, maker)
        return { ...maker, sort: 'key', id, name }
      }
      const draftOf = async (by: Principal) => {
        const { id } = await createDraft(store.db, 'ally:CZ', { body: WEST_LENS, reason: 'x', base: null }, by)
        await proposeDraft(store.db, id, by)
        return id
      }
      const bens = await keyOf(ben, 'of Ben')
      for (const person of [ada, operator]) {
        const one = await keyOf(person, `key of ${person.name}`)
        // Called as somebody else, it hides nobody.
        const far = await keyOf(await keyOf(one, 'Cleo'), `far from ${person.name}`)
        const own = [
          [one, person],
          [person, one],
          [person, far],
          [far, person],
          [one, far],
          [far, one],
        ] as const
        for (const [author, approver] of own) {
          const approval = approveDraft({ store, book }, await draftOf(author), SAID, approver)
          await expect(approval).rejects.toMatchObject({ code: 'own-approval' })
        }
        for (const another of [ben, bens])
          expect((await approveDraft({ store, book }, await draftOf(far), SAID, another)).status).toBe('approved')
      }
    })
  })
})
