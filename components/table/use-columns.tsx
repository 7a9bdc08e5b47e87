'use client'
import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Row, RowOrder } from '@/components/live/use-rows'
import type { Clock } from '@/components/ui/clock-format'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { usePlaceLabel } from '@/components/ui/place-label'
import { SeverityMark } from '@/components/ui/severity-mark'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import { TlpLabel } from '@/components/ui/tlp-label'
import { TitleCell } from './title-cell'
import { Whole } from './whole'

export const FEATURES = tableFeatures({})
const helper = createColumnHelper<typeof FEATURES, Row>()

/** The order that a column sorts by. */
export const SORTS: Record<string, RowOrder> = {
  time: 'newest',
  recorded: 'recorded',
  east: 'east',
  west: 'west',
  divergence: 'divergence',
}
/** Widths in CSS pixels; the title takes what is left. */
const WIDTHS: Record<string, number> = {
  place: 124,
  kind: 134,
  severity: 98,
  determination: 102,
  tlp: 146,
  east: 46,
  west: 50,
  divergence: 94,
}
/** A date-time group is short; a local time names its zone. */
const TIME_WIDTHS: Record<Clock, number> = { utc: 136, local: 184 }

/** The width of a column on a clock, CSS pixels; undefined for the title. */
export function widthOf(column: string, clock: Clock): number | undefined {
  return column === 'time' || column === 'recorded' ? TIME_WIDTHS[clock] : WIDTHS[column]
}

/** The column that gives way where the table has less room than all need. */
const YIELDING = 'recorded'

/** The class by which a column gives way; the one that the rows are sorted by stays. */
export function roomClass(column: string, order: RowOrder): string | undefined {
  return column === YIELDING && order !== SORTS[YIELDING] ? '@max-[80rem]:hidden' : undefined
}
/** Columns of numbers, which stand to the right. */
export const NUMBERS = new Set(['east', 'west', 'divergence'])

/** The columns of the table in the reader's words. */
export function useColumns(onOpen: (id: string) => void) {
  const t = useTranslations('table')
  const words = useTranslations('words')
  const format = useFormatter()
  const sides = useSideNames()
  const placeLabel = usePlaceLabel()
  return useMemo(() => {
    const number = (value: number, sign: 'auto' | 'exceptZero' = 'auto') =>
      format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: sign })
    return helper.columns([
      helper.accessor('occurredAt', {
        id: 'time',
        header: words('field.occurredAt'),
        cell: ({ getValue, row }) => <Time at={getValue()} precision={row.original.occurredPrecision} />,
      }),
      helper.display({ id: 'place', header: words('field.place'), cell: ({ row }) => <Whole>{placeLabel(row.original)}</Whole> }),
      helper.accessor('title', {
        header: words('field.title'),
        cell: ({ getValue, row }) => <TitleCell id={row.original.id} title={getValue()} onOpen={onOpen} />,
      }),
      helper.accessor('kind', {
        header: words('field.kind'),
        cell: ({ getValue, row }) => (
          <span className="flex items-center gap-1.5">
            <KindGlyph kind={getValue()} hollow={row.original.determination !== 'confirmed'} />
            <Whole>{words(`kind.${getValue()}`)}</Whole>
          </span>
        ),
      }),
      helper.accessor('severity', { header: words('field.severity'), cell: ({ getValue }) => <SeverityMark severity={getValue()} /> }),
      helper.accessor('determination', {
        header: words('field.determination'),
        cell: ({ getValue }) => words(`determination.${getValue()}`),
      }),
      helper.accessor('tlp', { header: t('tlp'), cell: ({ getValue }) => <TlpLabel tlp={getValue()} /> }),
      helper.accessor('east', { header: sides.east, cell: ({ getValue }) => number(getValue()) }),
      helper.accessor('west', { header: sides.west, cell: ({ getValue }) => number(getValue()) }),
      helper.display({
        id: 'divergence',
        header: t('divergence', { east: sides.east, west: sides.west }),
        cell: ({ row: { original } }) => number(original.east - original.west, 'exceptZero'),
      }),
      helper.accessor('recordedAt', {
        id: 'recorded',
        header: words('field.recordedAt'),
        cell: ({ getValue }) => <Time at={getValue()} />,
      }),
    ])
  }, [t, words, sides, format, placeLabel, onOpen])
}
