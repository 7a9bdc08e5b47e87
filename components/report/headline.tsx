'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { useMakeup } from '@/components/live/use-makeup'
import type { EngineReport } from '@/components/live/use-report'
import { useRegionNames } from '@/components/ui/region-name'
import { useSideNames } from '@/components/ui/side-names'
import { Time } from '@/components/ui/time'
import { cohesionGrade, pairsAlike } from '@/lib/core/cohesion-grade'
import { CRITERIA } from '@/lib/core/lens/lens'
import type { BridgeItem } from '@/lib/core/report/bridge'
import { KINDS } from '@/lib/core/taxonomy'
import { useTau } from './use-tau'

/** What it all means, in plain sentences: how far the two orders agree, and where they disagree most. */
export function Headline({ report, onOpenRegion }: { report: EngineReport; onOpenRegion: (code: string) => void }) {
  const t = useTranslations('report')
  const { east, west } = useSideNames()
  const { measured } = useTau()
  const { regions, bridge, total, at } = report
  const sides = { east, west }
  const [most] = bridge.regions.filter(({ gain, agreement }) => (gain ?? 0) > 0 && agreement !== 'both-high')
  return (
    <header className="flex max-w-prose flex-col gap-2">
      <p className="text-xl leading-snug">
        {regions.tau === null
          ? t(regions.reason === 'too-few' ? 'sentence.too-few' : 'sentence.no-order', { ...sides, n: regions.n })
          : t(`sentence.${cohesionGrade(regions.tau)}`, { ...sides, pairs: pairsAlike(regions.tau) })}
      </p>
      {most && regions.tau !== null && <Most item={most} of={regions.n} onOpen={() => onOpenRegion(most.key)} />}
      <p className="text-ink-3 text-xs">
        {measured(regions)} {t('stands', { count: total })} <Time at={at} />
      </p>
    </header>
  )
}

function Most({ item, of, onOpen }: { item: BridgeItem<string>; of: number; onOpen: () => void }) {
  const t = useTranslations('report')
  const { east, west } = useSideNames()
  const names = useRegionNames()
  const rank = (value: number) => t('rank', { rank: Math.floor(value) })
  const name = names.region(item.key)
  return (
    <p className="text-ink-2">
      {t('most', {
        region: name,
        east,
        west,
        rankEast: rank(item.rankEast),
        rankWest: rank(item.rankWest),
        of,
      })}{' '}
      <Mostly region={item.key} />{' '}
      <button type="button" onClick={onOpen} className="touch rounded font-medium text-accent underline underline-offset-2">
        {t('why', { region: name })}
      </button>
    </p>
  )
}

/** By which kind, and by which criterion, the two loads of a region differ most. */
function Mostly({ region }: { region: string }) {
  const t = useTranslations('report')
  const words = useTranslations('words')
  const sides = useSideNames()
  const format = useFormatter()
  const makeup = useMakeup(region)
  if (!makeup) return null
  const { east, west } = makeup
  const [kind, criterion] = [widest(east.kinds, west.kinds), widest(east.criteria, west.criteria)]
  const points = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  return t('mostly', {
    kind: words(`kind.${KINDS[kind] ?? 'cyber'}`),
    east: points(east.kinds[kind] ?? 0),
    west: points(west.kinds[kind] ?? 0),
    first: sides.east,
    second: sides.west,
    criterion: words(`criterion.${CRITERIA[criterion] ?? 'kind'}`),
  })
}

/** Where two lists differ most. */
function widest(east: readonly number[], west: readonly number[]): number {
  const gaps = east.map((value, at) => Math.abs(value - (west[at] ?? 0)))
  return gaps.indexOf(Math.max(...gaps))
}
