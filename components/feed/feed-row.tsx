'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { Row } from '@/components/live/use-rows'
import { cx } from '@/components/ui/cx'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { usePlaceLabel } from '@/components/ui/place-label'
import { ScoreBar } from '@/components/ui/score-bar'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import { TlpLabel } from '@/components/ui/tlp-label'
import { tlpLevel } from '@/lib/core/taxonomy'

interface Props {
  row: Row
  /** Whether the keyboard stands on it. */
  current: boolean
  /** Whether it is the list's one stop of the Tab key. */
  stop: boolean
  onOpen: () => void
}

const GREEN = tlpLevel('TLP:GREEN')

/** One incident in two lines: time and place, then what. */
export function FeedRow({ row, current, stop, onOpen }: Props) {
  const words = useTranslations('words')
  const t = useTranslations('feed')
  const format = useFormatter()
  const sides = useSideNames()
  const placeLabel = usePlaceLabel()
  const score = (value: number) => format.number(value, { maximumFractionDigits: 0 })
  return (
    <button
      type="button"
      data-row={row.id}
      tabIndex={stop ? 0 : -1}
      onClick={onOpen}
      className={cx(
        'flex size-full flex-col justify-center gap-0.5 border-b px-3 text-left -outline-offset-2 hover:bg-surface-2',
        current && 'focus:bg-accent-surface',
      )}
    >
      <span className="flex w-full items-center gap-2 text-ink-2 text-sm">
        <Time at={row.occurredAt} precision={row.occurredPrecision} className="shrink-0" />
        <bdi className="min-w-0 flex-1 truncate text-ink">{placeLabel(row)}</bdi>
        <ScoreBar east={row.east} west={row.west} />
        <span className="sr-only">
          {t('scores', { first: sides.east, second: sides.west, east: score(row.east), west: score(row.west) })}
        </span>
      </span>
      <span className="flex w-full items-center gap-2">
        <KindGlyph
          kind={row.kind}
          severity={row.severity}
          hollow={row.determination !== 'confirmed'}
          label={`${words(`kind.${row.kind}`)}, ${words(`severity.${row.severity}`)}, ${words(`determination.${row.determination}`)}`}
        />
        <bdi className="min-w-0 flex-1 truncate">{row.title}</bdi>
        {tlpLevel(row.tlp) > GREEN && <TlpLabel tlp={row.tlp} />}
      </span>
    </button>
  )
}
