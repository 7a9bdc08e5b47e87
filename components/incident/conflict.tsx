'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { Incident } from '@/lib/core/incident'
import type { Edits } from './edits'
import { EDIT_FIELDS } from './edits'
import { useFieldText } from './use-field-text'

interface Props {
  /** What this person changed. */
  edits: Partial<Edits>
  /** The incident as somebody else left it meanwhile. */
  current: Incident
  onMine: () => void
  onTheirs: () => void
}

/** Both versions of what was changed, side by side, for the person to choose. */
export function Conflict({ edits, current, onMine, onTheirs }: Props) {
  const t = useTranslations('incident')
  const { label, text } = useFieldText()
  return (
    <div className="flex flex-col gap-3 p-3">
      <Notice tone="act">
        {t('conflict')} <Time at={current.updatedAt} />
      </Notice>
      <table className="w-full table-fixed text-left text-sm">
        <thead className="text-ink-2 text-xs">
          <tr>
            <th scope="col" className="w-28 py-1">
              {t('field')}
            </th>
            <th scope="col" className="py-1">
              {t('mine')}
            </th>
            <th scope="col" className="py-1">
              {t('theirs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {EDIT_FIELDS.flatMap((field) => {
            const mine = edits[field]
            if (mine === undefined) return []
            return (
              <tr key={field} className="border-t align-top">
                <th scope="row" className="py-1.5 font-medium">
                  {label(field)}
                </th>
                <td className="py-1.5 pr-2">
                  <bdi>{text(field, mine)}</bdi>
                </td>
                <td className="py-1.5">
                  <bdi>{text(field, current[field])}</bdi>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onMine}>
          {t('keep-mine')}
        </Button>
        <Button onClick={onTheirs}>{t('keep-theirs')}</Button>
      </div>
    </div>
  )
}
