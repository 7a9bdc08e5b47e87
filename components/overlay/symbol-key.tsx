'use client'

import { useTranslations } from 'use-intl'
import { KindGlyph } from '@/components/ui/kind-glyph'
import { SeverityMark } from '@/components/ui/severity-mark'
import { KINDS, SEVERITIES } from '@/lib/core/taxonomy'

/** What the symbols say: shape, ring, filling, number, dashes. */
export function SymbolKey() {
  const t = useTranslations('overlay.symbols')
  const words = useTranslations('words')
  return (
    <div className="grid gap-2 pt-1">
      <ul className="grid">
        {KINDS.map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <KindGlyph kind={kind} size={22} />
            {words(`kind.${kind}`)}
          </li>
        ))}
      </ul>
      <p className="font-medium">{t('ring')}</p>
      <ul className="grid grid-cols-2 gap-x-2 gap-y-0.5">
        {SEVERITIES.map((severity) => (
          <li key={severity}>
            <SeverityMark severity={severity} />
          </li>
        ))}
      </ul>
      <ul className="grid gap-0.5">
        <li className="flex items-center gap-1.5">
          <KindGlyph kind="cyber" size={22} hollow /> {t('hollow')}
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="grid h-4 w-5.5 place-items-center rounded-full border border-current text-[10px]">
            12
          </span>
          {t('group')}
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="grid h-4 w-5.5 place-items-center rounded-[3px] border border-current text-[10px]">
            3
          </span>
          {t('badge')}
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="mx-0.5 size-4.5 shrink-0 rounded-full border border-current border-dashed" />
          {t('dashed')}
        </li>
      </ul>
    </div>
  )
}
