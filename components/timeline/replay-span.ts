import type { Picture } from '@/components/live/use-picture'
import type { ReplayClock } from '@/lib/core/replay'
import type { Span } from './brush'

/** From where to where a replay goes: from before the first incident to after the last one, on its clock, and by occurrence on to now. */
export function replaySpan(picture: Pick<Picture, 'histogram' | 'span' | 'recordedSpan'> | null, clock: ReplayClock, now: number): Span {
  if (!picture?.span || !picture.recordedSpan) return [now - 1, now]
  if (clock === 'recorded') return [picture.recordedSpan[0], picture.recordedSpan[1] + 1]
  const { start, step, kinds } = picture.histogram
  const end = start + step * (kinds[0]?.length ?? 0)
  return [start, Math.max(picture.span[1] + 1, Math.min(end, now))]
}
