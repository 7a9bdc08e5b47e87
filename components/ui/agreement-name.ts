'use client'
import { useTranslations } from 'use-intl'
import type { AgreementClass } from '@/lib/core/lens/lens'
import { useSideNames } from './side-names'

/** Names an agreement class by the sides that are compared. */
export function useAgreementName(): (name: AgreementClass) => string {
  const words = useTranslations('words')
  const { east, west } = useSideNames()
  return (name) => {
    if (name === 'east-led') return words('leads', { side: east })
    return name === 'west-led' ? words('leads', { side: west }) : words(`class.${name}`)
  }
}
