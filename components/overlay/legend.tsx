'use client'

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useSideParts } from '@/components/live/use-lenses'
import { useMoment } from '@/components/live/use-moment'
import { usePicture } from '@/components/live/use-picture'
import { useUrlState } from '@/components/live/use-url-state'
import { exactTime } from '@/components/ui/clock-format'
import { cx } from '@/components/ui/cx'
import { useLensNote } from '@/components/ui/lens-note'
import { useOverlayName } from '@/components/ui/overlay-name'
import { useClock } from '@/components/ui/use-clock'
import { useRemembered } from '@/components/ui/use-remembered'
import { type Overlay, readOverlay } from '@/lib/core/overlay/overlay'
import { AgreementKey } from './agreement-key'
import { DivergenceKey } from './divergence-key'
import { CountKey, LoadKey } from './load-key'
import { SilenceKey } from './silence-key'
import { SymbolKey } from './symbol-key'
import { TechnologyKey } from './technology-key'
import { useLegendScale } from './use-legend-scale'
import { useWide } from './use-wide'

type Fold = 'auto' | 'open' | 'closed'

/** What colours and symbols mean now: unit, steps, lens, moment. Lies in the lower left of what it stands in. */
export function Legend() {
  const t = useTranslations('overlay')
  const nameOf = useOverlayName()
  const [chosen] = useUrlState('overlay')
  const { level } = useLegendScale()
  const overlay = nameOf(readOverlay(chosen))
  const [fold, setFold] = useRemembered<Fold>('legend', 'auto')
  return (
    <section
      aria-label={t('legend')}
      className="absolute bottom-3 left-3 z-10 flex max-h-[calc(100%-24px)] max-w-[min(16rem,calc(100%-76px))] flex-col rounded border bg-raised text-ink text-xs shadow"
    >
      <Folding title={t(level === 'area' ? 'byArea' : 'byCountry', { overlay })} fold={fold} onFold={setFold} strong>
        <Key />
        <Symbols />
      </Folding>
    </section>
  )
}

/** The key of the overlay that is on. */
function Key() {
  const t = useTranslations('overlay')
  const locale = useLocale()
  const { clock } = useClock()
  const picture = usePicture()
  const { at } = useMoment()
  const [chosen] = useUrlState('overlay')
  const { scale } = useLegendScale()
  const overlay = readOverlay(chosen)
  const time = picture ? exactTime(picture.at, clock, locale) : '…'
  return (
    <>
      {(overlay === 'east' || overlay === 'west') && <LoadKey bloc={overlay} scale={scale} time={time} />}
      {overlay === 'divergence' && <DivergenceKey scale={scale} time={time} />}
      {overlay === 'agreement' && <AgreementKey time={time} />}
      {overlay === 'count' && <CountKey scale={scale} />}
      {overlay === 'technology' && <TechnologyKey scale={scale} />}
      {at !== null && <p className="font-medium">{t('asOf', { time })}</p>}
      <SilenceKey overlay={overlay} />
      {overlay !== 'count' && overlay !== 'technology' && <Lenses overlay={overlay} />}
    </>
  )
}

/** Which lenses the colours stand on. */
function Lenses({ overlay }: { overlay: Overlay }) {
  const note = useLensNote()
  const shown = useSideParts()
  if (!shown) return null
  const [east, west] = shown.sides
  const sides = overlay === 'east' ? [east] : overlay === 'west' ? [west] : [west, east]
  return <p className="border-t pt-2 text-ink-2">{note(sides, shown.isDraft)}</p>
}

function Symbols() {
  const t = useTranslations('overlay.symbols')
  const [fold, setFold] = useRemembered<Fold>('legend-symbols', 'closed')
  return (
    <div className="-mx-3 -mb-3 border-t">
      <Folding title={t('title')} fold={fold} onFold={setFold}>
        <SymbolKey />
      </Folding>
    </div>
  )
}

interface FoldingProps {
  title: string
  fold: Fold
  onFold: (fold: Fold) => void
  strong?: boolean
  children: ReactNode
}

/** A title that folds what is below it. `auto` is open where there is room. */
function Folding({ title, fold, onFold, strong = false, children }: FoldingProps) {
  const body = useId()
  const wide = useWide()
  const open = fold === 'open' || (fold === 'auto' && wide)
  return (
    <>
      <h2 className="text-xs">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={body}
          onClick={() => onFold(open ? 'closed' : 'open')}
          className={cx('row flex w-full items-center justify-between gap-3 px-3 text-left', strong ? 'font-semibold' : 'font-medium')}
        >
          {title}
          <ChevronDown aria-hidden className={cx('size-4 shrink-0', !open && '-rotate-90')} />
        </button>
      </h2>
      <div id={body} hidden={!open} className={cx('min-h-0 gap-2 overflow-y-auto px-3 pb-3', open ? 'grid' : 'hidden')}>
        {children}
      </div>
    </>
  )
}
