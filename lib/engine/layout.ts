// Where everything stands in the engine's one buffer, in bytes. Whole numbers alone: the kernel's source is compiled with this file too.

/** Rows of a chunk, the unit of zones and of decay. */
export const CHUNK_SHIFT = 11
export const CHUNK_ROWS = 1 << CHUNK_SHIFT
export const CHUNK_MASK = CHUNK_ROWS - 1

// Columns of a chunk, from its start. 36 bytes a row, and one for what the last pass found.
/** f64 × 2 for each of 8 kinds: decay of East and West since the chunk's reference time, by which its scores become points. */
export const DECAYS = 0
/** u32 × 2: score of East and West at the chunk's reference time, in shares of a point of `SCORE_SHIFT` bits. */
export const SCORES = DECAYS + 128
/** u32 × 2: x and y in the cut Mercator world, in shares of 2^32; `NO_POINT` twice for none. */
export const POINTS = SCORES + 8 * CHUNK_ROWS
/** u32: seconds since 1970 of the occurrence and of the record. */
export const SECONDS = POINTS + 8 * CHUNK_ROWS
export const RECORDED = SECONDS + 4 * CHUNK_ROWS
/** u32: milliseconds of the two times (10 bits each), then the sector (5 bits) and a code of `TechnologyCodes` (7 bits). */
export const REST = RECORDED + 4 * CHUNK_ROWS
/** u16: kind (3 bits), severity (3), investigation (2), determination (3), tlp (3), lane (2). */
export const WORDS = REST + 4 * CHUNK_ROWS
/** u16: code of country and area together (`RegionCodes`). */
export const REGION = WORDS + 2 * CHUNK_ROWS
/** u16: uncertainty in tenths of a kilometre (13 bits, `NO_UNCERTAINTY` for none), precision of the occurrence (3). */
export const UNCERTAINTY = REGION + 2 * CHUNK_ROWS
/** u8: `originCode`. */
export const ORIGIN = UNCERTAINTY + 2 * CHUNK_ROWS
/** u8: confidence of the origin (2 bits), credibility (3), reliability (3). */
export const GRADES = ORIGIN + CHUNK_ROWS
/** u8: what the row failed in the last pass. */
export const FAILS_AT = GRADES + CHUNK_ROWS
export const CHUNK_BYTES = FAILS_AT + CHUNK_ROWS

/** A packed score of 100 points fits in 32 bits, to a thirty-millionth of one. */
export const SCORE_SHIFT = 25
export const NO_POINT = 0xffffffff
export const NO_UNCERTAINTY = 0x1fff

/** Where sector and technologies stand in `REST`. */
export const SECTOR_SHIFT = 20
export const SECTOR_MASK = 31
export const TECHNOLOGY_SHIFT = 25

/** Most region codes. */
export const REGIONS = 4096

// Tables of the query in force, at fixed addresses.
/** 16 × u8 for each of kind, severity, investigation, determination, tlp and lane: what a code fails. */
export const WORD_FAILS = 64
export const ORIGIN_FAILS = WORD_FAILS + 96
export const REGION_FAILS = ORIGIN_FAILS + 256
/** u8: what rows of the chunk at hand fail beside their words. */
export const EXTRA = REGION_FAILS + REGIONS
/** Planes of the chunk at hand, a bit a row: 16 of its words, the lowest bit first. */
export const PLANE_BYTES = CHUNK_ROWS / 8
export const PLANES = EXTRA + CHUNK_ROWS
/** Nine more: the rows that fail nothing or one filter alone, in the order of the bits of `FAILS`, then those that fail nothing. */
export const PASSES = PLANES + 16 * PLANE_BYTES
/** f64 × 2: from which score each lens calls an incident high. */
export const HIGH = PASSES + 9 * PLANE_BYTES
/** u32: rows of the chunk at hand whose class is too close to call. */
export const BORDER = HIGH + 16
/** u32: first column, first row, columns, rows, shift from a coordinate to its cell, address of the cells (0 for no grid). */
export const GRID = BORDER + 4 * CHUNK_ROWS
/** u32: second at which the histogram starts, seconds of a bucket. */
export const TIME = GRID + 32

// Tables of the lenses in force: f64 × 2 (East, West) an entry.
/** By kind + 8 · severity. */
export const KIND_SEVERITY = TIME + 16
/** By confidence + 4 · origin. */
export const BY_ORIGIN = KIND_SEVERITY + 16 * 64
export const BY_REGION = BY_ORIGIN + 16 * 1024
/** By credibility + 8 · reliability. */
export const BY_GRADE = BY_REGION + 16 * REGIONS
export const BY_SECTOR = BY_GRADE + 16 * 64
/** By kind: what one second adds to the exponent of e. */
export const RATES = BY_SECTOR + 16 * 32

// Tallies, from `FACETS` to `FIXED_END`.
/** u32 × 8 each for kind, severity, investigation, determination and tlp: rows that fail nothing but the field's own filter. */
export const FACETS = RATES + 16 * 8
/** Rows that fail nothing but the technology filter: u32 × 128 by the code of their set, and u32 × 16 by technology for the sets without a code. */
export const TECHNOLOGY_CODES = FACETS + 32 * 5
export const TECHNOLOGY_FACET = TECHNOLOGY_CODES + 4 * 128
/** u32 by region: rows that fail the region filter alone. */
export const MISSED_REGION = TECHNOLOGY_FACET + 4 * 16
/** By region: f64 × 2 loads, then u32 × 8 matches by class + 4 where there is no point. */
export const LOADS = MISSED_REGION + 4 * REGIONS
export const LOAD_BYTES = 48
/** u32 by kind + 8 · bucket: rows that fail nothing, or the time filter. */
export const BY_TIME = LOADS + LOAD_BYTES * REGIONS
export const MAX_BUCKETS = 240
export const FIXED_END = BY_TIME + 32 * MAX_BUCKETS

// A cell of the grid: f64 × 2 sums of x and y, f64 × 2 loads, u32 × 4 greatest of the complements of x and y, of x and of y,
// u32 lead, then from 64 on u32 by kind + 8 where it is confirmed. All zero where nothing lies.
export const CELL_LOADS = 16
export const CELL_BOX = 32
export const CELL_LEAD = 48
export const CELL_KINDS = 64
export const CELL_BYTES = 128
/** Bits of a lead that name the row, as a complement; above them stands the severity + 1. */
export const LEAD_SHIFT = 28
export const LEAD_MASK = 0x0fffffff

/** Code of the determination `confirmed`, of `false-positive`. */
export const CONFIRMED = 1
export const FALSE_POSITIVE = 4
/** Nearer to the threshold than so many millionths of a point, a class is decided from the codes. */
export const BORDER_MILLIONTHS = 1
