import type { Incident } from '../../core/incident'
import type { BridgeItem } from '../../core/report/bridge'
import type { Report } from '../../core/report/report'
import type { BridgeLine } from '../../wire/reports'

/** The bridge as lines: the regions first, then the incidents, each in its order. */
export function bridgeLines({ bridge, regions, incidents }: Report<Incident>): BridgeLine[] {
  return [
    ...bridge.regions.map(({ key, ...item }): BridgeLine => {
      return { sort: 'region', id: key, title: null, occurredAt: null, country: key, tlp: null, ...numbersOf(item), of: regions.n }
    }),
    ...bridge.incidents.map(({ key: { id, title, occurredAt, country, tlp }, ...item }): BridgeLine => {
      return { sort: 'incident', id, title, occurredAt, country, tlp, ...numbersOf(item), of: incidents.n }
    }),
  ]
}

function numbersOf({ group, agreement, east, west, rankEast, rankWest, gain }: Omit<BridgeItem<unknown>, 'key'>) {
  return { group, agreement, east, west, rankEast, rankWest, gain }
}
