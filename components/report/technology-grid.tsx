'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Picture } from '@/components/live/use-picture'
import { cx } from '@/components/ui/cx'
import { useRegionNames } from '@/components/ui/region-name'
import { regionState } from '@/lib/core/overlay/region-state'
import type { TechnologyTable, TechnologyTally } from '@/lib/core/report/technology-table'
import { TECHNOLOGIES, type Technology } from '@/lib/core/taxonomy'
import { numberIn, sortAllies, TECHNOLOGY_COLUMNS, type TechnologyColumn } from './sort-technologies'

export interface TechnologyActions {
  onOpenRegion: (code: string) => void
  /** Shows the incidents of an ally (null: of all) that involve one of some technologies (null: whichever). */
  onShow: (country: string | null, technologies: readonly Technology[] | null) => void
}

/** The table itself: a line per ally, a column per technology. A number leads to its incidents. */
export function TechnologyGrid({ table, picture, onOpenRegion, onShow }: TechnologyActions & { table: TechnologyTable; picture: Picture }) {
  const t = useTranslations('report.technology')
  const names = useRegionNames()
  const [order, setOrder] = useState<TechnologyColumn | 'ally'>('any')
  const allies = useMemo(() => sortAllies(table, order, names.country), [table, order, names])
  const cells = (tally: TechnologyTally, country: string | null, label: string) =>
    TECHNOLOGY_COLUMNS.map((column) => (
      <NumberCell
        key={column}
        column={column}
        count={numberIn(tally, column)}
        label={label}
        show={showOf(column, country, picture, onShow)}
      />
    ))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div tabIndex={0} className="max-h-[75dvh] overflow-auto -outline-offset-2 print:max-h-none print:overflow-visible">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <Head column="ally" order={order} onOrder={setOrder} />
            {TECHNOLOGY_COLUMNS.map((column) => (
              <Head key={column} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {allies.map((ally) => (
            <tr key={ally.country} className="hover:bg-surface-2">
              <Name>
                <button type="button" onClick={() => onOpenRegion(ally.country)} className="touch text-left hover:underline">
                  <bdi>{names.country(ally.country)}</bdi>
                </button>
              </Name>
              {regionState(ally.country, picture) === 'not-collected' ? (
                <td colSpan={TECHNOLOGY_COLUMNS.length} className="border-b px-2 text-right text-ink-3">
                  {t('not-collected')}
                </td>
              ) : (
                cells(ally, ally.country, names.country(ally.country))
              )}
            </tr>
          ))}
        </tbody>
        <tfoot className="font-medium">
          <tr>
            <Name>{t('elsewhere')}</Name>
            {TECHNOLOGY_COLUMNS.map((column) => (
              <NumberCell key={column} column={column} count={numberIn(table.elsewhere, column)} label={t('elsewhere')} show={null} />
            ))}
          </tr>
          <tr>
            <Name>{t('all')}</Name>
            {cells(table.all, null, t('all'))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** What pressing a number does; null where no filter would show just these: one technology beside those that are filtered by. */
function showOf(
  column: TechnologyColumn,
  country: string | null,
  { query }: Picture,
  onShow: TechnologyActions['onShow'],
): (() => void) | null {
  const asked = query.technology
  if (column === 'incidents') return () => onShow(country, null)
  if (column === 'any') return () => onShow(country, asked.length > 0 ? null : TECHNOLOGIES)
  return asked.length === 0 || asked.includes(column) ? () => onShow(country, [column]) : null
}

function useColumnName(): (column: TechnologyColumn | 'ally') => string {
  const t = useTranslations('report.technology')
  const words = useTranslations('words.technology')
  return (column) => (column === 'ally' || column === 'any' || column === 'incidents' ? t(`columns.${column}`) : words(column))
}

function Head<T extends TechnologyColumn | 'ally'>({ column, order, onOrder }: { column: T; order: string; onOrder: (order: T) => void }) {
  const nameOf = useColumnName()
  const sorted = column === order
  const Arrow = column === 'ally' ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      aria-sort={sorted ? (column === 'ally' ? 'ascending' : 'descending') : 'none'}
      className={cx(
        'sticky top-0 z-1 border-b bg-surface-2 px-2 py-1 align-bottom font-medium text-ink-2 text-xs',
        column === 'ally' ? 'left-0 z-2 text-left' : 'text-right',
      )}
    >
      <button
        type="button"
        onClick={() => onOrder(column)}
        className={cx(
          'touch inline-flex items-end gap-1 hover:text-ink',
          column === 'ally' ? 'text-left' : 'text-right',
          sorted && 'text-ink',
        )}
      >
        {nameOf(column)}
        {sorted && <Arrow aria-hidden className="size-3.5 shrink-0" />}
      </button>
    </th>
  )
}

function Name({ children }: { children: ReactNode }) {
  return (
    <th scope="row" className="sticky left-0 border-b bg-raised py-1 pr-2 pl-2 text-left font-medium max-md:max-w-32">
      {children}
    </th>
  )
}

interface NumberCellProps {
  column: TechnologyColumn
  count: number
  /** Of whom. */
  label: string
  show: (() => void) | null
}

function NumberCell({ column, count, label, show }: NumberCellProps) {
  const t = useTranslations('report.technology')
  const nameOf = useColumnName()
  const format = useFormatter()
  const text = format.number(count)
  return (
    <td className={cx('border-b px-2 text-right', count === 0 && 'text-ink-3')}>
      {show && count > 0 ? (
        <button
          type="button"
          onClick={show}
          aria-label={t('show', { count, of: label, column: nameOf(column) })}
          className="row inline-flex min-w-8 items-center justify-end underline decoration-line-strong underline-offset-4 hover:decoration-current"
        >
          {text}
        </button>
      ) : (
        text
      )}
    </td>
  )
}
