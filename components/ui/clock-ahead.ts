import type { Ahead } from '@/lib/core/when'
import type { Clock } from './clock-format'

const ON_UTC: Ahead = () => 0
const ON_DEVICE: Ahead = (at) => -new Date(at).getTimezoneOffset()

/** How far the chosen clock is ahead of UTC: for UTC never, for local time as this device's time zone says. */
export function clockAhead(clock: Clock): Ahead {
  return clock === 'utc' ? ON_UTC : ON_DEVICE
}
