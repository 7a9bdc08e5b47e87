'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'
import { Button } from '@/components/ui/button'
import { useGroupings } from '@/components/ui/groupings'
import { Notice } from '@/components/ui/notice'
import { useRegionNames } from '@/components/ui/region-name'
import type { Issue } from '@/lib/core/issue'
import { chipsOf, withoutChip } from './chips'
import { useChipLabel } from './use-chip-label'

/** What restricts the picture now, each to be taken away by itself or all at once. */
export function ChipList() {
  const t = useTranslations('filters')
  const { query, issues, setQuery, clear } = useQuery()
  const label = useChipLabel()
  const chips = chipsOf(query)
  if (chips.length === 0 && issues.length === 0) return null
  return (
    <div className="max-h-40 shrink-0 overflow-y-auto border-b p-2">
      <Unread issues={issues} />
      <ul aria-label={t('active')} className="flex flex-wrap gap-1">
        {chips.map((chip) => (
          <li key={`${chip.field} ${chip.value}`} className="max-w-full">
            <button
              type="button"
              onClick={() => setQuery(withoutChip(query, chip))}
              className="touch inline-flex h-6 max-w-full items-center gap-1 rounded border bg-accent-surface px-1.5 text-xs hover:border-line-strong"
            >
              <span className="sr-only">{t('remove')} </span>
              <bdi className="truncate">{label(chip)}</bdi>
              <X aria-hidden className="size-3 shrink-0" />
            </button>
          </li>
        ))}
        {chips.length > 1 && (
          <li>
            <Button look="quiet" className="!h-6 !px-1.5 !text-xs" onClick={clear}>
              {t('clear')}
            </Button>
          </li>
        )}
      </ul>
    </div>
  )
}

/** What the address asks for and cannot be answered: it does not apply, and the picture is not empty for it. */
function Unread({ issues }: { issues: readonly Issue[] }) {
  const t = useTranslations('filters')
  const names = useRegionNames()
  const groupings = useGroupings()
  const [unknown, others] = [issues.filter(isBloc), issues.filter((one) => !isBloc(one))]
  return (
    <>
      {unknown.length > 0 && (
        <Notice>
          {t('unknown-bloc', {
            codes: unknown.map(({ value }) => value).join(', '),
            count: unknown.length,
            blocs: groupings.map(({ code }) => names.bloc(code)).join(', '),
          })}
        </Notice>
      )}
      {others.length > 0 && <Notice>{t('unread', { names: others.map(({ pointer }) => pointer).join(', ') })}</Notice>}
    </>
  )
}

function isBloc({ pointer, code }: Issue): boolean {
  return pointer === 'bloc' && code === 'not_in_list'
}
