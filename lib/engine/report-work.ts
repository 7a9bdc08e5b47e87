import type { Facts } from '../core/lens/score'
import { countriesOf, DEFAULT_GROUPINGS, type Grouping } from '../core/region/grouping'
import { areaCode, countryCode, regionSort } from '../core/region/region'
import { type RegionMakeup, RegionMakeupMaker } from '../core/report/region-makeup'
import { type Report, ReportMaker, type ReportPlan } from '../core/report/report'
import type { Outcome } from './pass'
import type { Rows } from './rows'

export { planReport } from '../core/report/plan'

/** Rows between two rests. */
const AT_ONCE = 512

/** The report of the matches of a pass, by their rows. What the log changes while it is made is for the next one. */
export function reportWork(outcome: Outcome, plan: ReportPlan): Generator<void, Report<number>> {
  // At once: the next pass marks the rows anew.
  return makeReport(outcome, outcome.matches(), plan)
}

/** What the matches of a pass in one region (a country, an area or a bloc) make up under both sides. */
export function makeupWork(outcome: Outcome, region: string): Generator<void, RegionMakeup> {
  return makeMakeup(outcome, outcome.matches(), region)
}

function* makeReport({ store }: Outcome, matches: Uint32Array, plan: ReportPlan): Generator<void, Report<number>> {
  const maker = new ReportMaker<number>(plan)
  for (const [at, row] of matches.entries()) {
    if (store.isShown(row)) maker.add(factsOfRow(store.rows, row), row, store.rows.tlp(row))
    if (at % AT_ONCE === 0) yield
  }
  return yield* maker.finish()
}

function* makeMakeup({ store }: Outcome, matches: Uint32Array, region: string): Generator<void, RegionMakeup> {
  const { rows, scoring } = store
  const maker = new RegionMakeupMaker(scoring)
  const isIn = regionTest(rows, region, scoring.groupings ?? DEFAULT_GROUPINGS)
  for (const [at, row] of matches.entries()) {
    if (isIn(row) && store.isShown(row)) maker.add(factsOfRow(rows, row))
    if (at % AT_ONCE === 0) yield
  }
  return maker.finish()
}

function regionTest(rows: Rows, region: string, groupings: readonly Grouping[]): (row: number) => boolean {
  const sort = regionSort(region)
  if (sort === 'area') {
    const area = areaCode(region)
    return (row) => rows.area(row) === area
  }
  const countries = new Set((sort === 'bloc' ? countriesOf(groupings, region) : [region]).map(countryCode))
  return (row) => countries.has(rows.country(row))
}

function factsOfRow(rows: Rows, row: number): Facts {
  const grades = rows.grades(row)
  return {
    kind: rows.kind(row),
    severity: rows.severity(row),
    determination: rows.determination(row),
    origin: rows.origin(row),
    originConfidence: grades & 3,
    country: rows.country(row),
    reliability: grades >> 5,
    credibility: (grades >> 2) & 7,
    sector: rows.sector(row),
    occurredAt: rows.occurredAt(row),
  }
}
