import { isUtf8 } from 'node:buffer'

/** Longest line, bytes. */
export const LINE_LIMIT = 1_048_576
/** What is kept of a line that is too long, bytes. */
const KEPT = 65_536
/** Pieces of a line held before they are joined: a line sent byte by byte costs neither time nor memory. */
const PIECES = 256
const LINE_FEED = 0x0a

/** One line, numbered from 1: its text, or why it cannot be read with what is kept of it. Blank lines are not given out. */
export interface BulkInputLine {
  line: number
  text: string
  fault: 'too-long' | 'encoding' | null
  /** Whether a line feed ended it; only the last line may lack it. */
  ended: boolean
}

const lossy = new TextDecoder('utf-8')

/**
 * Cuts bytes into lines. Memory is bounded by one chunk and one line: what exceeds the limit is passed over up to
 * the next line feed. A line that is not UTF-8 is marked alone. Where the source breaks off, what came before is
 * given out first and the failure thrown after it.
 */
export class LineCutter {
  private line = 0
  /** Start of a line whose end has not come yet, in the pieces it came in. */
  private pieces: Buffer[] = []
  private held = 0
  private isSkipping = false

  /** The lines that end within a chunk. */
  cut(chunk: Buffer): BulkInputLine[] {
    const last = chunk.lastIndexOf(LINE_FEED)
    if (last < 0) {
      this.hold(chunk)
      return []
    }
    const first = chunk.indexOf(LINE_FEED)
    const lines: BulkInputLine[] = []
    this.hold(chunk.subarray(0, first))
    this.release(lines, true)
    if (last > first) this.takeBlock(lines, chunk.subarray(first + 1, last))
    this.hold(chunk.subarray(last + 1))
    return lines
  }

  /** The last line, where no line feed ended it. */
  end(): BulkInputLine[] {
    const lines: BulkInputLine[] = []
    if (this.held > 0) this.release(lines, false)
    return lines
  }

  private hold(part: Buffer): void {
    if (part.length === 0 || this.isSkipping) return
    this.pieces.push(Buffer.from(part))
    this.held += part.length
    if (this.held > LINE_LIMIT) {
      this.pieces = [Buffer.concat(this.pieces).subarray(0, KEPT)]
      this.isSkipping = true
    } else if (this.pieces.length >= PIECES) this.pieces = [Buffer.concat(this.pieces)]
  }

  private release(lines: BulkInputLine[], ended: boolean): void {
    this.take(lines, this.pieces.length === 1 ? (this.pieces[0] as Buffer) : Buffer.concat(this.pieces), this.isSkipping, ended)
    this.pieces = []
    this.held = 0
    this.isSkipping = false
  }

  /** Whole lines that came together are decoded together, which is several times as fast. */
  private takeBlock(lines: BulkInputLine[], block: Buffer): void {
    if (isUtf8(block)) {
      for (const text of block.toString('utf8').split('\n')) this.add(lines, text, null, true)
      return
    }
    let start = 0
    while (start <= block.length) {
      const found = block.indexOf(LINE_FEED, start)
      const end = found < 0 ? block.length : found
      this.take(lines, block.subarray(start, end), false, true)
      start = end + 1
    }
  }

  private take(lines: BulkInputLine[], bytes: Buffer, isTooLong: boolean, ended: boolean): void {
    if (isTooLong) this.add(lines, lossy.decode(bytes), 'too-long', ended)
    else if (isUtf8(bytes)) this.add(lines, bytes.toString('utf8'), null, ended)
    else this.add(lines, lossy.decode(bytes), 'encoding', ended)
  }

  private add(lines: BulkInputLine[], text: string, fault: BulkInputLine['fault'], ended: boolean): void {
    this.line++
    const content = this.line === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text
    if (fault !== null || content.trim() !== '') lines.push({ line: this.line, text: content, fault, ended })
  }
}
