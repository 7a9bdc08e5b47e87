import type { BridgeAnswer } from '../../../wire/reports'
import { csvCell } from './csv'

const COLUMNS = [
  ...(['sort', 'id', 'title', 'occurredAt', 'country', 'tlp', 'group', 'agreement', 'east', 'west', 'rankEast', 'rankWest'] as const),
  ...(['of', 'gain'] as const),
]

/** The bridge as CSV (RFC 4180). Each line repeats what the whole stands for, so that it may be sorted and cut freely. */
export function* bridgeCsv({ lines, cohesion, at, query, sides, marking }: BridgeAnswer): Generator<string> {
  const lenses = (side: 'east' | 'west') => sides[side].versions.map(({ subject, version }) => `${subject} v${version}`).join(' ')
  yield csvLine([...COLUMNS, 'cohesion', 'at', 'query', 'firstSide', 'firstLenses', 'secondSide', 'secondLenses', 'marking'])
  for (const line of lines)
    yield csvLine([
      ...COLUMNS.map((name) => line[name]),
      line.sort === 'region' ? cohesion.regions.tau : cohesion.incidents.tau,
      ...[at, query, sides.east.holder, lenses('east'), sides.west.holder, lenses('west'), marking],
    ])
}

function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}
