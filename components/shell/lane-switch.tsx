'use client'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'
import { Segmented } from '@/components/ui/segmented'

/** The real picture or the exercise: the two are never mixed. */
export function LaneSwitch({ className }: { className?: string }) {
  const t = useTranslations('shell.lane')
  const { query, setQuery } = useQuery()
  return (
    <Segmented
      label={t('label')}
      className={className}
      value={query.exercise ? 'exercise' : 'real'}
      onChange={(lane) => setQuery({ exercise: lane === 'exercise' })}
      options={[
        { value: 'real', label: t('real') },
        { value: 'exercise', label: t('exercise') },
      ]}
    />
  )
}
