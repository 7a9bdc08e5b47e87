'use client'
import { useTranslations } from 'use-intl'
import { DRAFT, type Side } from '@/lib/core/lens/in-force'
import { useSideNames } from './side-names'

/** Says in one line which lenses a picture's scores were made with: of which version, or of whom they are the mean. */
export function useLensNote(): (sides: readonly Side[], isDraft: boolean) => string {
  const t = useTranslations('words.lens')
  const { nameOf } = useSideNames()
  return (sides, isDraft) => {
    const names = sides.map(({ holder, parts }) => {
      const submitted = parts.filter((part) => part.submitted).length
      const [first] = parts
      const isOne = parts.every(({ lens }) => lens === first?.lens)
      if (first && isOne) {
        const { subject, version } = first.lens
        return version === DRAFT ? t('single-draft', { side: nameOf(subject) }) : t('single', { side: nameOf(subject), version })
      }
      return t('mean', { side: nameOf(holder), members: parts.length, submitted })
    })
    const illustrative = sides.some(({ parts }) => parts.some(({ lens }) => lens.body.illustrative)) ? [t('illustrative')] : []
    return [...new Set(names), ...illustrative, ...(isDraft ? [t('draft')] : [])].join(' · ')
  }
}
