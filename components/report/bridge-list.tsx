'use client'
import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useSettled } from '@/components/live/use-blocs'
import type { EngineReport } from '@/components/live/use-report'
import { useAgreementName } from '@/components/ui/agreement-name'
import { Button, buttonClass } from '@/components/ui/button'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { useRegionNames } from '@/components/ui/region-name'
import { ScoreBar } from '@/components/ui/score-bar'
import { Segmented } from '@/components/ui/segmented'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import { writeSides } from '@/lib/core/lens/sides'
import { formatQuery } from '@/lib/core/query-parameters'
import { BRIDGE_GROUPS, type BridgeGroup, type BridgeItem } from '@/lib/core/report/bridge'

const SORTS = ['regions', 'incidents'] as const
const AT_FIRST = 8
/** More is for the export: a list that is made anew every few seconds must not hold up the screen. */
const AT_MOST = 100

interface Props {
  report: EngineReport
  onOpenRegion: (code: string) => void
  onOpenIncident: (id: string) => void
}

interface Line extends Omit<BridgeItem<unknown>, 'key'> {
  id: string
  name: ReactNode
  open: () => void
}

/** What a council would act on together, and what one side should tell the other: ordered by what would most raise cohesion. */
export function BridgeList({ report, onOpenRegion, onOpenIncident }: Props) {
  const t = useTranslations('report')
  const names = useRegionNames()
  const [sort, setSort] = useState<(typeof SORTS)[number]>('regions')
  const lines: Line[] =
    sort === 'regions'
      ? report.bridge.regions.map(({ key, ...item }) => ({
          ...item,
          id: key,
          name: <bdi>{names.region(key)}</bdi>,
          open: () => onOpenRegion(key),
        }))
      : report.bridge.incidents.map(({ key: row, ...item }) => ({
          ...item,
          id: row.id,
          name: (
            <>
              <KindGlyph kind={row.kind} severity={row.severity} hollow={row.determination !== 'confirmed'} />
              <span className="min-w-0">
                <Time at={row.occurredAt} precision={row.occurredPrecision} className="text-ink-3 text-xs" /> <bdi>{row.title || '…'}</bdi>
              </span>
            </>
          ),
          open: () => onOpenIncident(row.id),
        }))
  const of = sort === 'regions' ? report.regions.n : report.incidents.n
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t('bridge-of')}
          value={sort}
          onChange={setSort}
          options={SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        />
        <span className="flex-1" />
        <Exports report={report} />
      </div>
      {sort === 'incidents' && <p className="text-ink-3 text-xs">{t('ranked', { n: of, total: report.total })}</p>}
      {BRIDGE_GROUPS.map((group) => (
        <Group key={`${sort} ${group}`} group={group} lines={lines.filter((line) => line.group === group)} of={of} />
      ))}
    </div>
  )
}

function Exports({ report }: { report: EngineReport }) {
  const t = useTranslations('report')
  const params = formatQuery(useSettled(report.query))
  params.set('at', new Date(report.at).toISOString())
  const sides = writeSides(report.lenses.sides)
  if (sides) params.set('sides', sides)
  return (['csv', 'json'] as const).map((form) => (
    <a key={form} href={`/api/v1/bridge?${params}&format=${form}`} download={`bridge.${form}`} className={buttonClass('plain')}>
      <Download aria-hidden />
      {t('export', { form: form.toUpperCase() })}
    </a>
  ))
}

function Group({ group, lines, of }: { group: BridgeGroup; lines: readonly Line[]; of: number }) {
  const t = useTranslations('report')
  const [all, setAll] = useState(false)
  const most = Math.min(AT_MOST, lines.length)
  const shown = lines.slice(0, all ? most : AT_FIRST)
  return (
    <section aria-label={t(`groups.${group}`)}>
      <h3 className="font-semibold text-sm">
        {t(`groups.${group}`)} <span className="font-normal text-ink-3">{lines.length}</span>
      </h3>
      <p className="text-ink-3 text-xs">{t(`groups-text.${group}`)}</p>
      {lines.length === 0 && <p className="py-2 text-ink-2 text-sm">{t('groups-none')}</p>}
      <ol className="mt-1">
        {shown.map((line) => (
          <li key={line.id} className="border-b last:border-b-0">
            <BridgeRow line={line} of={of} />
          </li>
        ))}
      </ol>
      {lines.length > AT_FIRST && !all && (
        <Button look="quiet" onClick={() => setAll(true)} className="-ml-2 px-2">
          {t(most < lines.length ? 'show-first' : 'show-all', { count: most })}
        </Button>
      )}
    </section>
  )
}

function BridgeRow({ line, of }: { line: Line; of: number }) {
  const t = useTranslations('report')
  const sides = useSideNames()
  const agreementName = useAgreementName()
  const format = useFormatter()
  const points = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const rank = (value: number) => t('rank', { rank: Math.floor(value) })
  return (
    <button
      type="button"
      onClick={line.open}
      className="grid w-full grid-cols-[1fr_auto] gap-x-3 gap-y-0.5 px-1 py-1.5 text-left text-sm -outline-offset-2 hover:bg-surface-2"
    >
      <span className="flex min-w-0 items-center gap-2 font-medium">{line.name}</span>
      <span className="text-right" title={t('gain-text')}>
        <span className="sr-only">{t('gain')}: </span>
        {line.gain === null
          ? t('none')
          : format.number(line.gain, { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: 'exceptZero' })}
      </span>
      <span className="text-ink-2 text-xs">
        {agreementName(line.agreement)} ·{' '}
        {t('ranks', {
          east: sides.east,
          west: sides.west,
          rankEast: rank(line.rankEast),
          rankWest: rank(line.rankWest),
          of,
        })}
      </span>
      <span className="flex items-center gap-2 text-ink-2 text-xs">
        <span className="sr-only">{sides.west} </span>
        {points(line.west)}
        <ScoreBar east={line.east} west={line.west} top={Math.max(line.east, line.west)} side={28} />
        <span className="sr-only">{sides.east} </span>
        {points(line.east)}
      </span>
    </button>
  )
}
