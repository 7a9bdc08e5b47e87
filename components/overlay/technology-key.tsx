'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { usePicture } from '@/components/live/use-picture'
import { useUrlState } from '@/components/live/use-url-state'
import { Select } from '@/components/ui/select'
import { LOAD_STEPS, type ShadeScale } from '@/lib/core/overlay/shade'
import { involving, readTechnology } from '@/lib/core/overlay/technology'
import { TECHNOLOGIES } from '@/lib/core/taxonomy'
import { Ramp, rampColours } from './ramp'
import { countLabels } from './step-labels'
import { Swatch } from './swatch'

/** Stands for any technology: a choice has no empty value. */
const ANY = 'any'

/** The key of Technology: which is looked at, and how many incidents involve it. */
export function TechnologyKey({ scale }: { scale: ShadeScale }) {
  const t = useTranslations('overlay.technology')
  const words = useTranslations('words.technology')
  const format = useFormatter()
  const picture = usePicture()
  const [text, setTechnology] = useUrlState('of')
  const technology = readTechnology(text)
  const one = String(technology !== null)
  return (
    <>
      <Select
        label={t('choose')}
        value={technology ?? ANY}
        onChange={(next) => setTechnology(next === ANY ? null : next)}
        options={[{ value: ANY, label: t('any') }, ...TECHNOLOGIES.map((value) => ({ value, label: words(value) }))]}
        className="w-full"
      />
      <p>{t('unit', { one })}</p>
      <Ramp
        colours={rampColours('count', LOAD_STEPS)}
        labels={countLabels(scale.count, (value) => format.number(value, { notation: 'compact', maximumSignificantDigits: 3 }))}
      />
      {picture?.technologies && (
        <p className="text-ink-2">{t('all', { count: involving(picture.technologies.all, technology), total: picture.total, one })}</p>
      )}
      <p className="flex items-start gap-2">
        <Swatch hatch="none-recorded" className="mt-0.5 h-3 w-5 shrink-0" />
        {t('none', { one })}
      </p>
    </>
  )
}
