import { createHash } from 'node:crypto'
import { endianness } from 'node:os'
import { readHead, type Standing } from '@/db/queries/log-head'
import { readWitness } from '@/db/queries/log-witness'
import { readChanges } from '@/db/queries/read-log'
import type { Database } from '@/db/store'
import { type Digest, digestText } from '../../../core/digest'
import { streamHead } from '../../../wire/arrow-chunk'
import { emptyChunk, NUMBER_COLUMNS } from '../../../wire/chunk-columns'
import { encodeNames } from '../../../wire/name-chunk'
import { encodePicture } from '../../../wire/picture-chunk'
import { pictureOf } from '../../../wire/picture-columns'
import { encodeTexts } from '../../../wire/text-chunk'
import { entryFor } from '../../log/entry'
import type { HeldRows } from '../held-rows'
import { Publication } from '../publication'
import { HIGHEST, highest } from '../read-store'
import type { KnownChunk } from '../view'
import { readRows, writeRows } from './rows'
import { SectionFile, writeSections } from './section-file'

/** Raised when something else is kept, or in another way. */
const FORMAT = 1
const CHANGES = 2_000
/** Where more than this part of the rows changed since, and more than so many, reading them all is quicker than reading what changed. */
const MOST_CHANGED = 1 / 8
const FEW_CHANGED = 2_000

/** What a checkpoint says of itself. */
interface Meta {
  format: string
  rows: number
  witness: string
  standings: Standing[]
  known: KnownChunk[][]
}

/** A checkpoint as it was read, not yet proven to be one of this log. */
export interface ReadCheckpoint {
  meta: Meta
  held: HeldRows
}

/** What is kept belongs to the code that reads it: the columns, the codes of the words and regions, the form of the parts. */
export function formatOf(): string {
  const sample = emptyChunk(1)
  sample.rows = 1
  sample.title.push('Title')
  sample.placeName.push('Place')
  const columns = NUMBER_COLUMNS.map((name) => `${name} ${sample[name].BYTES_PER_ELEMENT}`)
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, endianness(), columns]))
    .update(streamHead())
    .update(encodePicture(pictureOf(sample)))
    .update(encodeNames(sample))
    .update(encodeTexts(sample))
    .digest('hex')
}

/** Reads a checkpoint; null where there is none. @throws Error where it is damaged, or of another format */
export async function readCheckpoint(path: string): Promise<ReadCheckpoint | null> {
  const file = await SectionFile.open(path)
  if (!file) return null
  try {
    const meta = file.meta as Meta
    if (meta.format !== formatOf()) throw new Error('it is of another format')
    return { meta, held: await readRows(file, meta.rows) }
  } finally {
    await file.close()
  }
}

/**
 * Brings a checkpoint up to the head of the log.
 * @throws Error where the log at hand is not the one that it was made from, or what comes of it is not what the log stands for
 */
export async function proveCheckpoint(
  { meta, held }: ReadCheckpoint,
  db: Database,
  chunkRows: number | undefined,
  signal: AbortSignal,
): Promise<Publication> {
  const { seq } = highest(meta.standings)
  if ((await readWitness(db, seq)) !== meta.witness) throw new Error('it was made from another log, or before a migration')
  const publication = new Publication({ held, standings: meta.standings }, chunkRows, meta.known)
  const head = await readHead(db)
  const came = highest(head).seq - seq
  if (came > Math.max(FEW_CHANGED, meta.rows * MOST_CHANGED)) throw new Error(`${came} changes came after it`)
  await catchUp(publication, db, highest(head).seq, signal)
  publication.publish()
  if (!isSame(publication.standings, head)) throw new Error('the log went on otherwise')
  // Without a change they are what was counted when they were written.
  if (publication.turn > 0 && !isDigest(held.digestOf(held.order), highest(head).digest))
    throw new Error('its incidents are not those of the log')
  return publication
}

/** Has a publication wait for what the log holds after it, up to a position. @throws Error where the log ends before */
export async function catchUp(publication: Publication, db: Database, end: number, signal?: AbortSignal): Promise<void> {
  while (publication.reach < end) {
    signal?.throwIfAborted()
    const { reach } = publication
    const changes = await readChanges(db, reach, Math.min(CHANGES, end - reach))
    if (changes.length === 0) throw new Error(`the log ends at ${reach}, before its head at ${end}`)
    for (const change of changes) {
      const entry = entryFor(HIGHEST, { ...change, tlpNow: change.tlp })
      if (entry) publication.wait(entry)
    }
  }
}

/**
 * Writes a checkpoint, in slices, for as long as nothing new is published.
 * @throws Error where that happened, and where it cannot be written; then the one before still stands
 */
export async function writeCheckpoint(path: string, publication: Publication, db: Database): Promise<void> {
  const { held, known, turn } = publication
  const standings = [...publication.standings]
  const stands = () => {
    if (publication.turn !== turn) throw new MovedOn()
  }
  const standing = highest(standings)
  const witness = await readWitness(db, standing.seq)
  if (!witness) throw new Error(`the log does not reach to ${standing.seq}`)
  await writeSections(path, async (writer): Promise<Meta> => {
    const digest = await writeRows(writer, held, stands)
    stands()
    if (!isDigest(digest, standing.digest)) throw new Error('the incidents held are not those of the log')
    return { format: formatOf(), rows: digest.count, witness, standings, known }
  })
}

/** The rows were published anew while they were being written. */
export class MovedOn extends Error {
  override name = 'MovedOn'
}

function isSame(ours: readonly Standing[], theirs: readonly Standing[]): boolean {
  return theirs.every(({ seq, at, digest }, level) => {
    const own = ours[level]
    return own?.seq === seq && own.at === at && isDigest(own.digest, digest)
  })
}

function isDigest(a: Digest, b: Digest): boolean {
  return a.count === b.count && digestText(a) === digestText(b)
}
