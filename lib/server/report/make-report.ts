import type { Incident } from '../../core/incident'
import { factsOf } from '../../core/lens/score'
import { type Report, ReportMaker, type ReportPlan } from '../../core/report/report'
import { tlpLevel } from '../../core/taxonomy'
import { inSlices } from './in-slices'

/** A report of the incidents in the batches. */
export async function makeReport(batches: AsyncIterable<Incident[]>, plan: ReportPlan): Promise<Report<Incident>> {
  const maker = new ReportMaker<Incident>(plan)
  for await (const batch of batches) for (const incident of batch) maker.add(factsOf(incident), incident, tlpLevel(incident.tlp))
  return inSlices(maker.finish())
}
