'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useComparison } from '@/components/live/use-comparison'
import type { MapSymbol, Picture } from '@/components/live/use-picture'
import { useUrlState } from '@/components/live/use-url-state'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { usePlaceLabel } from '@/components/ui/place-label'
import { useRegionNames } from '@/components/ui/region-name'
import { ScoreBar } from '@/components/ui/score-bar'
import { useSideNames } from '@/components/ui/side-names'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { regionState } from '@/lib/core/overlay/region-state'
import { involving, readTechnology } from '@/lib/core/overlay/technology'
import { regionSort } from '@/lib/core/region/region'
import { KINDS } from '@/lib/core/taxonomy'
import type { MapTarget } from './map-target'
import { useMembers } from './use-members'

const KINDS_SHOWN = 3

/** What the card says of an incident, of several in one place, or of a region. */
export function HoverLines({ target, picture }: { target: MapTarget; picture: Picture | null }) {
  if (target.type === 'region') return <RegionLines code={target.code} picture={picture} />
  return target.symbol.count === 1 ? <IncidentLines symbol={target.symbol} /> : <GroupLines symbol={target.symbol} />
}

function IncidentLines({ symbol }: { symbol: MapSymbol }) {
  const row = useMembers(symbol)?.[0]
  const words = useTranslations('words')
  const place = usePlaceLabel()
  return (
    <div className="grid gap-1">
      {row ? (
        <>
          <div className="text-ink-2 text-xs">
            <Time at={row.occurredAt} precision={row.occurredPrecision} relative /> · {place(row)}
          </div>
          <div className="line-clamp-3 font-medium">{row.title}</div>
          <div className="text-ink-2 text-xs">
            {words(`kind.${row.kind}`)} · {words(`severity.${row.severity}`)} · {words(`determination.${row.determination}`)}
          </div>
        </>
      ) : (
        <Skeleton className="h-10 w-48" />
      )}
      <Scores east={symbol.east} west={symbol.west} top={100} />
    </div>
  )
}

function GroupLines({ symbol }: { symbol: MapSymbol }) {
  const t = useTranslations('map')
  const words = useTranslations('words')
  const format = useFormatter()
  const kinds = KINDS.map((kind, at) => ({ kind, count: symbol.kinds[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  return (
    <div className="grid gap-1">
      <div className="font-medium">{t('card.group', { count: symbol.count })}</div>
      <ul className="grid gap-0.5 text-ink-2 text-xs">
        {kinds.slice(0, KINDS_SHOWN).map(({ kind, count }) => (
          <li key={kind} className="flex items-center gap-1.5">
            <KindGlyph kind={kind} size={16} />
            <span className="flex-1">{words(`kind.${kind}`)}</span>
            <span>{format.number(count)}</span>
          </li>
        ))}
        {kinds.length > KINDS_SHOWN && <li>{t('card.moreKinds', { count: kinds.length - KINDS_SHOWN })}</li>}
      </ul>
      <div className="text-ink-2 text-xs">{t('card.worst', { severity: words(`severity.${symbol.severity}`) })}</div>
      <Scores east={symbol.east} west={symbol.west} top={Math.max(symbol.east, symbol.west)} sum />
    </div>
  )
}

function RegionLines({ code, picture }: { code: string; picture: Picture | null }) {
  const t = useTranslations('map')
  const names = useRegionNames()
  const load = picture?.[regionSort(code) === 'area' ? 'areas' : 'countries'].find(({ region }) => region === code)
  const state = picture ? regionState(code, picture) : 'unknown'
  const name = code.includes('-') ? `${names.area(code)}, ${names.country(code.slice(0, 2))}` : names.country(code)
  return (
    <div className="grid gap-1">
      <div className="font-medium">{name}</div>
      <div className="text-ink-2 text-xs">
        {state === 'reported' ? t('card.reported', { count: load?.count ?? 0 }) : t(`card.silence.${state}`)}
      </div>
      {load !== undefined && <InvolvingLine code={code} count={load.count} picture={picture} />}
      {load !== undefined && load.unpointed > 0 && (
        <div className="text-ink-2 text-xs">{t('card.unpointed', { count: load.unpointed })}</div>
      )}
      {load !== undefined && load.count > 0 && <Scores east={load.east} west={load.west} top={Math.max(load.east, load.west)} sum />}
    </div>
  )
}

/** How many of a region's incidents involve the technology that the overlay is about. */
function InvolvingLine({ code, count, picture }: { code: string; count: number; picture: Picture | null }) {
  const t = useTranslations('map')
  const words = useTranslations('words.technology')
  const { overlay, pair } = useComparison()
  const technology = readTechnology(useUrlState('of')[0])
  if (!(pair ?? [overlay]).includes('technology') || !picture?.technologies) return null
  const involved = involving(picture.technologies.regions[code], technology)
  const name = technology === null ? t('card.any-technology') : words(technology)
  return <div className="text-ink-2 text-xs">{t('card.involving', { involved, count, name })}</div>
}

function Scores({ east, west, top, sum = false }: { east: number; west: number; top: number; sum?: boolean }) {
  const t = useTranslations('map')
  const names = useSideNames()
  const format = useFormatter()
  const number = (value: number) => format.number(value, { maximumFractionDigits: value < 100 ? 1 : 0 })
  return (
    <div className="grid gap-0.5 text-xs">
      <div className="flex items-center gap-2 whitespace-nowrap">
        {names.west} {number(west)}
        <ScoreBar east={east} west={west} top={top} />
        {names.east} {number(east)}
      </div>
      <div className="text-ink-2">{t(sum ? 'card.sum' : 'card.score')}</div>
    </div>
  )
}
