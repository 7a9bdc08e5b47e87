'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { ScoreBar } from '@/components/ui/score-bar'
import { useSideNames } from '@/components/ui/side-names'
import { divergence } from '@/lib/core/lens/score'
import { divergenceStep, hasFaded } from '@/lib/core/overlay/shade'
import type { Standing } from './standing'

/** Counts, loads and ranks of a region, and what their difference means in words. */
export function RegionStanding({ standing, areas }: { standing: Standing; areas: boolean }) {
  const t = useTranslations('region')
  const sides = useSideNames()
  const format = useFormatter()
  const { count, east, west, rank } = standing
  const load = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const step = divergenceStep(divergence(east, west)) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
  return (
    <section aria-label={t('standing')} className="flex flex-col gap-2 p-3">
      <p className="text-xl">{t('count', { count })}</p>
      <table className="w-full text-sm">
        <thead className="text-ink-2 text-xs">
          <tr>
            <td />
            <th scope="col" className="text-right font-normal">
              {sides.west}
            </th>
            <td />
            <th scope="col" className="text-right font-normal">
              {sides.east}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className="py-1 text-left font-normal">
              {t('load')}
            </th>
            <td className="w-14 text-right">{load(west)}</td>
            <td className="w-40 px-2">
              <ScoreBar west={west} east={east} top={Math.max(east, west)} side={68} />
            </td>
            <td className="w-14 text-right">{load(east)}</td>
          </tr>
          {rank && (
            <tr>
              <th scope="row" className="py-1 text-left font-normal">
                {t('rank')}
              </th>
              <td className="text-right">{t('ordinal', { rank: rank.west })}</td>
              <td className="px-2 text-center text-ink-2 text-xs">{t(areas ? 'of-areas' : 'of-countries', { count: rank.of })}</td>
              <td className="text-right">{t('ordinal', { rank: rank.east })}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="text-ink-2 text-sm">
        {t(hasFaded(standing) ? 'divergence.faded' : `divergence.${step}`, { east: sides.east, west: sides.west })}
      </p>
    </section>
  )
}
