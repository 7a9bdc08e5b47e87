import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CHUNK_PARTS } from '../../../wire/manifest'
import { OWNER_ONLY } from './section-file'

const DIGEST_BYTES = 32
/** What a file is called: its chunk, its part, its encoding. One of a part that there was once is nobody's. */
const NAME = new RegExp(`^([0-9a-f]{40})-(?:${CHUNK_PARTS.join('|')})[.][a-z]+$`)

/**
 * Compressed parts of chunks, a file each. A name stands for the same rows for ever, so a file is never changed; a file
 * that is damaged, was written in another form or lies under another's name counts as none.
 */
export class PartFiles {
  #bytes: number | null = null
  #writing: Promise<void> = Promise.resolve()
  #isFull = false

  /** `form` is what the bytes depend on beside the rows; `most`: bytes kept at most. */
  constructor(
    private readonly folder: string,
    private readonly form: string,
    private readonly most: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** The bytes under a name; null where there are none. Never rejects. */
  async get(name: string): Promise<Buffer | null> {
    const file = await readFile(join(this.folder, name)).catch(() => null)
    if (!file || file.length < DIGEST_BYTES) return null
    const bytes = file.subarray(DIGEST_BYTES)
    return (await this.#digest(name, bytes)).equals(file.subarray(0, DIGEST_BYTES)) ? bytes : null
  }

  /** Keeps bytes, one after the other, in the time after this call. */
  put(name: string, bytes: Buffer): void {
    this.#writing = this.#writing.then(() => this.#write(name, bytes)).catch(this.#fail)
  }

  /** Removes the parts of chunks whose name does not hold any more. */
  sweep(holds: (chunk: string) => boolean): Promise<void> {
    this.#writing = this.#writing
      .then(async () => {
        for (const file of await this.#files()) if (!holds(NAME.exec(file)?.[1] ?? '')) await rm(join(this.folder, file), { force: true })
        this.#bytes = null
        this.#isFull = false
      })
      .catch(this.#fail)
    return this.#writing
  }

  /** Resolves once all that was to be kept so far is. */
  settled(): Promise<void> {
    return this.#writing
  }

  async #write(name: string, bytes: Buffer): Promise<void> {
    if (this.#isFull) return
    const size = DIGEST_BYTES + bytes.length
    this.#bytes ??= await this.#weigh()
    if (this.#bytes + size > this.most) return
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const path = join(this.folder, name)
    const draft = `${path}.draft`
    try {
      await rm(draft, { force: true })
      await writeFile(draft, [await this.#digest(name, bytes), bytes], { mode: OWNER_ONLY, flag: 'wx' })
      await rename(draft, path)
    } catch (cause) {
      await rm(draft, { force: true }).catch(() => {})
      throw cause
    }
    this.#bytes += size
  }

  /** One word about it is enough until the next sweep. */
  readonly #fail = (error: unknown) => {
    if (!this.#isFull) this.onError(error)
    this.#isFull = true
  }

  async #weigh(): Promise<number> {
    const sizes = (await this.#files()).map(async (file) => (await stat(join(this.folder, file))).size)
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  }

  #files(): Promise<string[]> {
    return readdir(this.folder).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return []
      throw cause
    })
  }

  /** Over the name too: bytes that lie under another's, as after a hand that sorted files, are not those of that name. */
  async #digest(name: string, bytes: Buffer): Promise<Buffer> {
    return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.concat([Buffer.from(`${this.form} ${name}\n`), bytes])))
  }
}
