'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { Measured } from '@/lib/core/report/report'

/** Ways to write a cohesion. */
export interface TauWords {
  /** A tau-b with its sign, two digits. */
  tau: (tau: number) => string
  /** A cohesion with its interval and number, or why there is none. */
  measured: (measured: Measured) => string
}

export function useTau(): TauWords {
  const t = useTranslations('report')
  const format = useFormatter()
  const tau = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' })
  return {
    tau,
    measured({ tau: found, interval, n, reason }) {
      if (reason === 'too-few') return t('too-few', { n })
      if (found === null) return t('no-order', { n })
      return interval
        ? t('measured', { tau: tau(found), low: tau(interval.low), high: tau(interval.high), n })
        : t('measured-alone', { tau: tau(found), n })
    },
  }
}
