import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as zlib from 'node:zlib'

export const OWNER_ONLY = 0o600
/** Ends a whole file. */
const SEAL = Buffer.from('MERIDIAN')
const DIGEST_BYTES = 32
/** Length of the contents in 4 bytes, their SHA-256, the seal. */
const END_BYTES = 4 + DIGEST_BYTES + SEAL.length

/** Where a section lies, and the CRC-32 of its bytes. */
interface Section {
  at: number
  bytes: number
  crc: number
}

interface Contents {
  meta: unknown
  sections: Record<string, Section>
}

/** Sections are told from damaged ones by CRC-32: a SHA-256 takes a tenth of a second for what a million rows weigh. Node has it from 20.15 on. */
const { crc32 } = zlib as Partial<typeof zlib>

/** Whether this Node can read and write such files. */
export const CAN_KEEP = crc32 !== undefined

function crcOf(bytes: Uint8Array, before = 0): number {
  if (!crc32) throw new Error('this Node has no CRC-32')
  return crc32(bytes, before)
}

/** Takes what a file holds, section by section. */
export interface SectionWriter {
  /** Writes a section from its pieces, one after the other; between two of them others get their turn. */
  section(name: string, pieces: Iterable<ArrayBufferView>): Promise<void>
}

/**
 * Writes a file of named sections: whole and on the disk under its name, or not at all. `write` gets the writer and
 * returns what else the file says, as JSON.
 */
export async function writeSections(path: string, write: (writer: SectionWriter) => Promise<unknown>): Promise<void> {
  const draft = `${path}.draft`
  try {
    const file = await openNew(draft)
    try {
      await writeAll(file, write)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {})
    throw cause
  }
}

/** What lies in its way, a link or what a killed process left, is not written to: it may be another's, or open to others. */
async function openNew(path: string): Promise<FileHandle> {
  await rm(path, { force: true })
  return open(path, 'wx', OWNER_ONLY)
}

async function writeAll(file: FileHandle, write: (writer: SectionWriter) => Promise<unknown>): Promise<void> {
  const sections: Record<string, Section> = {}
  let at = 0
  const put = async (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at)
      done += bytesWritten
      at += bytesWritten
    }
  }
  const meta = await write({
    async section(name, pieces) {
      const start = at
      let crc = 0
      for (const { buffer, byteOffset, byteLength } of pieces) {
        const bytes = new Uint8Array(buffer, byteOffset, byteLength)
        crc = crcOf(bytes, crc)
        await put(bytes)
      }
      sections[name] = { at: start, bytes: at - start, crc }
    },
  })
  const contents = Buffer.from(JSON.stringify({ meta, sections } satisfies Contents))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(contents.length)
  await put(Buffer.concat([contents, length, createHash('sha256').update(contents).digest(), SEAL]))
}

/** A rename is on the disk once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** A file of sections, open for reading. */
export class SectionFile {
  private constructor(
    private readonly file: FileHandle,
    private readonly contents: Contents,
  ) {}

  /** @throws Error where the file is cut short or damaged; null where there is none */
  static async open(path: string): Promise<SectionFile | null> {
    const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return null
      throw cause
    })
    if (!file) return null
    try {
      return new SectionFile(file, await readContents(file))
    } catch (cause) {
      await file.close()
      throw cause
    }
  }

  get meta(): unknown {
    return this.contents.meta
  }

  /** Bytes of a section. @throws Error where there is none of that name */
  lengthOf(name: string): number {
    return this.#section(name).bytes
  }

  /** Reads a section to the start of an array that has room for it. @throws Error where it is damaged or too long */
  async read<T extends ArrayBufferView<ArrayBuffer>>(name: string, into: T): Promise<T> {
    const { at, bytes, crc } = this.#section(name)
    if (bytes > into.byteLength) throw new Error(`the section ${name} is too long`)
    const part = new Uint8Array(into.buffer, into.byteOffset, bytes)
    await readFully(this.file, part, at)
    if (crcOf(part) !== crc) throw new Error(`the section ${name} is damaged`)
    return into
  }

  close(): Promise<void> {
    return this.file.close()
  }

  #section(name: string): Section {
    const section = this.contents.sections[name]
    if (!section) throw new Error(`there is no section ${name}`)
    return section
  }
}

async function readContents(file: FileHandle): Promise<Contents> {
  const { size } = await file.stat()
  if (size < END_BYTES) throw new Error('the file is cut short')
  const end = await readFully(file, Buffer.alloc(END_BYTES), size - END_BYTES)
  if (!end.subarray(-SEAL.length).equals(SEAL)) throw new Error('the file is cut short')
  const length = end.readUInt32LE()
  if (size < END_BYTES + length) throw new Error('the file is cut short')
  const contents = await readFully(file, Buffer.alloc(length), size - END_BYTES - length)
  if (
    !createHash('sha256')
      .update(contents)
      .digest()
      .equals(end.subarray(4, 4 + DIGEST_BYTES))
  )
    throw new Error('the contents are damaged')
  return JSON.parse(contents.toString()) as Contents
}

async function readFully<T extends Uint8Array>(file: FileHandle, into: T, from: number): Promise<T> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await file.read(into, done, into.length - done, from + done)
    if (bytesRead === 0) throw new Error('the file is cut short')
    done += bytesRead
  }
  return into
}
