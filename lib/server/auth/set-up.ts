import { createHmac } from 'node:crypto'
import type { Database } from '@/db/store'
import { Fault } from '../fault'
import { createAttempts } from './attempts'
import { equalTo } from './principals'
import { createFirstAdmin, hasAccount, hasAdmin, type UserView } from './users'

export interface SetUpForm {
  code: string
  name: string
  email: string
  password: string
  organisation: string | null
}

/** The first visit to an empty store. */
export interface SetUp {
  /** The one-time code, for the person who sees the terminal: the same in every process on the store. */
  code: string
  /** Whether no administrator exists yet. */
  needed(): Promise<boolean>
  /** Whether nobody has an account yet, so that nobody can sign in. */
  isFirstVisit(): Promise<boolean>
  /**
   * Counts an attempt, before anything that was sent is looked at.
   * @throws Fault `too-many-requests`, or `conflict` where the first administrator exists
   */
  admit(peer: string): Promise<void>
  /**
   * Makes the first administrator, cleared to TLP:RED, once. The attempt was admitted.
   * @throws Fault `conflict` after the first, `forbidden` for a wrong code
   */
  complete(form: SetUpForm): Promise<UserView>
}

/** Crockford's base 32: no letter that is read as another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function createSetUp(db: Database, secret: string): SetUp {
  const code = codeOf(secret)
  const perPeer = createAttempts(10, 15)
  return {
    code,
    needed: async () => !(await hasAdmin(db)),
    isFirstVisit: async () => !(await hasAccount(db)),
    async admit(peer) {
      await perPeer.count(peer)
      if (await hasAdmin(db)) throw doneBefore()
    },
    async complete({ code: given, ...person }) {
      if (!equalTo(plain(code))(plain(given)))
        throw new Fault('forbidden', 'this is not the set-up code; it stands in the terminal where the server was started')
      const admin = await createFirstAdmin(db, person)
      if (!admin) throw doneBefore()
      return admin
    },
  }
}

function doneBefore(): Fault {
  return new Fault('conflict', 'the first administrator exists already; sign in, or ask them for an account')
}

/** Twelve letters (60 bits) derived from the store's secret, so that a restart shows the same. */
function codeOf(secret: string): string {
  const bytes = createHmac('sha256', secret).update('set-up code').digest().subarray(0, 12)
  const letters = Array.from(bytes, (byte) => LETTERS[byte % 32]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** As typed by a person: case, dashes and blanks do not matter. */
function plain(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '')
}
