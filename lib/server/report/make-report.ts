import { setImmediate } from 'node:timers/promises'
import type { Incident } from '../../core/incident'
import { factsOf } from '../../core/lens/score'
import { type Report, ReportMaker, type ReportPlan } from '../../core/report/report'
import { tlpLevel } from '../../core/taxonomy'

/** How long the report may keep the process from what else it is asked for. */
const SLICE_MS = 10

/** A report of the incidents in the batches, made in slices. */
export async function makeReport(batches: AsyncIterable<Incident[]>, plan: ReportPlan): Promise<Report<Incident>> {
  const maker = new ReportMaker<Incident>(plan)
  for await (const batch of batches) for (const incident of batch) maker.add(factsOf(incident), incident, tlpLevel(incident.tlp))
  const work = maker.finish()
  for (let until = performance.now() + SLICE_MS; ; ) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + SLICE_MS
  }
}
