import { FAR_HALF_LIVES, type Kernel, NEAR_HALF_LIVES } from './kernel'
import { CHUNK_MASK, CHUNK_ROWS, CHUNK_SHIFT, DECAYS, RATES, SCORE_SHIFT, SCORES } from './layout'
import { FREE, type Rows } from './rows'
import { packScore, type Scoring, scoreRow } from './scoring'

/** A packed score's step, points. */
const POINT = 2 ** -SCORE_SHIFT

type Ahead = 'none' | 'some' | 'all'

/** What is known of a chunk as a whole; a lane's entries stand at its code. */
export interface Zone {
  /** Rows per lane, and their earliest and latest occurrence, milliseconds since 1970. */
  held: [number, number]
  first: [number, number]
  last: [number, number]
  /** Their earliest and latest entry into the record. */
  firstKnown: [number, number]
  lastKnown: [number, number]
  /** Seconds since 1970 that the chunk's scores stand for: its latest occurrence. */
  reference: number
  /** Its earliest occurrence, seconds since 1970. */
  earliest: number
  /** Rows stand in the order of their times. */
  sorted: boolean
  /** Rows that lie ahead of the moment of the scores: with some, the scores stand for that moment itself; with all, for no age at all. */
  ahead: Ahead
  /** How far its rows lie apart, by the shortest half-life. */
  near: 'near' | 'apart' | 'far'
  /** Which of its rows have the scores of the lenses in place. */
  scored: 'all' | 'matches' | 'none'
  /** Grows with each change of a row. */
  version: number
  fresh: boolean
}

/** Keeps what is known of each chunk, and its scores. Changes are taken in when `refresh` is called. */
export class Zones {
  readonly list: Zone[] = []
  #stale: number[] = []

  constructor(
    private readonly rows: Rows,
    private readonly kernel: Kernel,
  ) {}

  /** Hears that a row was written or taken out. */
  note(row: number): void {
    const chunk = row >>> CHUNK_SHIFT
    while (this.list.length <= chunk) this.list.push(emptyZone())
    const zone = this.list[chunk] as Zone
    zone.version++
    if (!zone.fresh) return
    zone.fresh = false
    this.#stale.push(chunk)
  }

  /** Hears that so many rows were written. */
  noteAll(first: number, rows: number): void {
    if (rows === 0) return
    for (let row = first; row < first + rows; row = (row | CHUNK_MASK) + 1) this.note(row)
  }

  /** Takes in all changes. */
  refresh(size: number, scoring: Scoring): void {
    for (const chunk of this.#stale) this.#measure(chunk, size, scoring)
    this.#stale = []
  }

  /** Scores every chunk by lenses that were put in place; the rows themselves where it can be left to the pass that needs them. */
  rescore(size: number, scoring: Scoring): void {
    this.refresh(size, scoring)
    for (const [chunk, zone] of this.list.entries()) {
      zone.ahead = aheadOf(zone, scoring)
      zone.near = nearOf(zone, scoring)
      zone.scored = 'none'
      if (zone.ahead === 'none' && zone.near !== 'far') this.#decay(chunk, scoring)
      else this.#score(chunk, size, scoring)
    }
  }

  /**
   * Scores the marked rows of a chunk, where they wait for it. The first pass after a change of lenses scores what it
   * counts alone: while a slider moves, each change is followed by one. The second scores all rows.
   */
  scoreMarked(chunk: number, size: number): void {
    const zone = this.list[chunk] as Zone
    if (zone.scored === 'all') return
    const [address, rows] = [this.rows.chunks[chunk] as number, Math.min(size - chunk * CHUNK_ROWS, CHUNK_ROWS)]
    const near = zone.near === 'near' ? 1 : 0
    if (zone.scored === 'none') this.kernel.scoreMatches(address, rows, zone.reference, near)
    else this.kernel.score(address, rows, zone.reference, near)
    zone.scored = zone.scored === 'none' ? 'matches' : 'all'
  }

  /** Moves all scores to another moment: a matter of each chunk's decay alone. */
  move(size: number, scoring: Scoring): void {
    this.refresh(size, scoring)
    for (const [chunk, zone] of this.list.entries()) {
      const ahead = aheadOf(zone, scoring)
      if (ahead !== zone.ahead || ahead === 'some') this.#score(chunk, size, scoring)
      else if (ahead === 'none') this.#decay(chunk, scoring)
    }
  }

  /** A row's score under both lenses as the columns hold it, good to a ten-millionth of a point; East's for 0, West's for 1. */
  scoreOf(row: number, lens: 0 | 1): number {
    const { memory, chunks } = this.rows
    const chunk = chunks[row >>> CHUNK_SHIFT] as number
    const score = memory.u32[((chunk + SCORES) >> 2) + 2 * (row & CHUNK_MASK) + lens] as number
    return score * (memory.f64[((chunk + DECAYS) >> 3) + 2 * this.rows.kind(row) + lens] as number)
  }

  #measure(chunk: number, size: number, scoring: Scoring): void {
    const { rows } = this
    const zone = Object.assign(this.list[chunk] as Zone, { ...emptyZone(), version: (this.list[chunk] as Zone).version })
    let before = 0
    let earliest = Number.POSITIVE_INFINITY
    let latest = Number.NEGATIVE_INFINITY
    const end = Math.min(size, (chunk + 1) * CHUNK_ROWS)
    for (let row = chunk * CHUNK_ROWS; row < end; row++) {
      const lane = rows.lane(row)
      const at = rows.occurredAt(row)
      if (at < before) zone.sorted = false
      before = at
      if (lane === FREE) continue
      if (at < earliest) earliest = at
      if (at > latest) latest = at
      if (lane > 1) continue
      zone.held[lane] = (zone.held[lane] as number) + 1
      if (at < (zone.first[lane] as number)) zone.first[lane] = at
      if (at > (zone.last[lane] as number)) zone.last[lane] = at
      const known = rows.recordedAt(row)
      if (known < (zone.firstKnown[lane] as number)) zone.firstKnown[lane] = known
      if (known > (zone.lastKnown[lane] as number)) zone.lastKnown[lane] = known
    }
    zone.reference = latest / 1000
    zone.earliest = earliest / 1000
    if (latest >= earliest) this.#score(chunk, size, scoring)
  }

  #score(chunk: number, size: number, scoring: Scoring): void {
    const zone = this.list[chunk] as Zone
    zone.ahead = aheadOf(zone, scoring)
    zone.near = nearOf(zone, scoring)
    zone.scored = 'all'
    const end = Math.min(size, (chunk + 1) * CHUNK_ROWS)
    if (zone.ahead === 'some') this.#scoreEach(chunk, end, scoring, scoring.at)
    else if (zone.ahead === 'all') this.#scoreUndecayed(chunk, end)
    else if (zone.near === 'far') this.#scoreEach(chunk, end, scoring, zone.reference * 1000)
    else this.kernel.score(this.rows.chunks[chunk] as number, end - chunk * CHUNK_ROWS, zone.reference, zone.near === 'near' ? 1 : 0)
    this.#decay(chunk, scoring)
  }

  /** With nothing to lose by the second, the kernel leaves a score as it was at the start. */
  #scoreUndecayed(chunk: number, end: number): void {
    const { f64 } = this.rows.memory
    const rates = f64.slice(RATES / 8, RATES / 8 + 16)
    f64.fill(0, RATES / 8, RATES / 8 + 16)
    this.kernel.score(this.rows.chunks[chunk] as number, end - chunk * CHUNK_ROWS, 0, 1)
    f64.set(rates, RATES / 8)
  }

  #scoreEach(chunk: number, end: number, { east, west }: Scoring, at: number): void {
    const { rows } = this
    const address = ((rows.chunks[chunk] as number) + SCORES) >> 2
    for (let row = chunk * CHUNK_ROWS, to = address; row < end; row++, to += 2) {
      if (rows.lane(row) === FREE) continue
      rows.memory.u32[to] = packScore(scoreRow(rows, row, east, at))
      rows.memory.u32[to + 1] = packScore(scoreRow(rows, row, west, at))
    }
  }

  #decay(chunk: number, { east, west, at }: Scoring): void {
    const zone = this.list[chunk] as Zone
    const { memory, chunks } = this.rows
    const age = at - zone.reference * 1000
    let to = ((chunks[chunk] as number) + DECAYS) >> 3
    for (let kind = 0; kind < east.halfLifeMs.length; kind++)
      for (const lens of [east, west])
        memory.f64[to++] = POINT * (zone.ahead !== 'none' ? 1 : 0.5 ** (age / (lens.halfLifeMs[kind] as number)))
  }
}

function emptyZone(): Zone {
  const [none, never] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return {
    held: [0, 0],
    first: [none, none],
    last: [never, never],
    firstKnown: [none, none],
    lastKnown: [never, never],
    reference: 0,
    earliest: 0,
    sorted: true,
    ahead: 'none',
    near: 'near',
    scored: 'all',
    version: 0,
    fresh: true,
  }
}

function nearOf({ earliest, reference }: Zone, { east, west }: Scoring): Zone['near'] {
  const halfLives = (reference - earliest) / (Math.min(...east.halfLifeMs, ...west.halfLifeMs) / 1000)
  return halfLives <= NEAR_HALF_LIVES ? 'near' : halfLives <= FAR_HALF_LIVES ? 'apart' : 'far'
}

function aheadOf({ earliest, reference }: Zone, { at }: Scoring): Ahead {
  if (reference * 1000 <= at) return 'none'
  return earliest * 1000 >= at ? 'all' : 'some'
}
