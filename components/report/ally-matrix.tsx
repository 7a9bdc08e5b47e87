'use client'
import { useTranslations } from 'use-intl'
import { useSideNames } from '@/components/ui/side-names'
import { groupBy } from '@/lib/core/group-by'
import type { Report } from '@/lib/core/report/report'
import { useTau } from './use-tau'

type Matrix = Report<unknown>['matrix']
type MatrixHolder = Matrix['holders'][number]

/** Cohesion of each pair of views. Allies who inherit a bloc's lens see as that bloc does: they are named, not repeated. */
export function AllyMatrix({ matrix }: { matrix: Matrix }) {
  const t = useTranslations('report')
  const { nameOf } = useSideNames()
  const { tau } = useTau()
  const shown = matrix.holders.flatMap((holder, at) => (holder.inherits.length === 1 ? [] : [{ holder, at }]))
  return (
    <>
      <div className="overflow-x-auto">
        <table className="border-separate border-spacing-0.5 text-sm">
          <caption className="sr-only">{t('matrix')}</caption>
          <thead>
            <tr>
              <td />
              {shown.map(({ holder }) => (
                <th key={holder.holder} scope="col" className="px-2 py-1 font-medium text-xs">
                  {nameOf(holder.holder)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.holder.holder}>
                <th scope="row" className="py-1 pr-2 text-left font-medium text-xs">
                  {nameOf(row.holder.holder)}
                </th>
                {shown.map((column) => {
                  const value = matrix.tau[row.at]?.[column.at] ?? null
                  return (
                    <Cell
                      key={column.holder.holder}
                      value={row.at === column.at ? null : value}
                      written={row.at === column.at ? '–' : value === null ? t('none') : tau(value)}
                    />
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Inheriting holders={matrix.holders} />
    </>
  )
}

/** Lighter where two views agree less, so that the dissent stands out by its number on a pale ground. */
function Cell({ value, written }: { value: number | null; written: string }) {
  const step = value === null ? 0 : Math.min(4, Math.max(1, Math.ceil(((value + 1) / 2) * 4)))
  return (
    <td
      className="h-8 min-w-14 rounded px-2 text-center"
      style={{ background: step === 0 ? 'var(--surface-2)' : `var(--count-${Math.min(2, step)})` }}
    >
      {written}
    </td>
  )
}

function Inheriting({ holders }: { holders: readonly MatrixHolder[] }) {
  const t = useTranslations('report')
  const { nameOf } = useSideNames()
  const groups = groupBy(
    holders.filter(({ inherits }) => inherits.length === 1),
    ({ inherits }) => inherits[0] ?? 'bloc:east',
  )
  const submitted = holders.filter((one) => one.submitted && one.holder.startsWith('ally:')).length
  return (
    <div className="mt-2 flex flex-col gap-1 text-ink-3 text-xs">
      <p>{t('submitted', { count: submitted })}</p>
      {[...groups].map(([bloc, allies]) => (
        <p key={bloc}>
          {t('inherit', {
            bloc: nameOf(bloc),
            count: allies.length,
            allies: allies.map(({ holder }) => holder.slice(5)).join(', '),
          })}
        </p>
      ))}
    </div>
  )
}
