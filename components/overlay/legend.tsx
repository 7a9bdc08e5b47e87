'use client'

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useComparison } from '@/components/live/use-comparison'
import { useSideParts } from '@/components/live/use-lenses'
import { useMoment } from '@/components/live/use-moment'
import { usePicture } from '@/components/live/use-picture'
import { exactTime } from '@/components/ui/clock-format'
import { cx } from '@/components/ui/cx'
import { useLensNote } from '@/components/ui/lens-note'
import { useOverlayName } from '@/components/ui/overlay-name'
import { useClock } from '@/components/ui/use-clock'
import { useRemembered } from '@/components/ui/use-remembered'
import type { Overlay } from '@/lib/core/overlay/overlay'
import { AgreementKey } from './agreement-key'
import { DivergenceKey } from './divergence-key'
import { CountKey, LoadKey } from './load-key'
import { SilenceKey } from './silence-key'
import { SymbolKey } from './symbol-key'
import { TechnologyKey } from './technology-key'
import { useLegendScale } from './use-legend-scale'
import { useWide } from './use-wide'

type Fold = 'auto' | 'open' | 'closed'

interface Props {
  /** Of one of two maps: its overlay, its side and its place. */
  overlay?: Overlay
  side?: 0 | 1
  className?: string
}

/** What colours and symbols mean now: unit, steps, lens, moment. Lies in the lower left of what it stands in. */
export function Legend({ overlay, side, className }: Props) {
  const t = useTranslations('overlay')
  const nameOf = useOverlayName()
  const { overlay: single } = useComparison()
  const shown = overlay ?? single
  const { level } = useLegendScale(shown)
  const [fold, setFold] = useRemembered<Fold>(side === undefined ? 'legend' : 'legend-compared', side === undefined ? 'auto' : 'closed')
  return (
    <section
      aria-label={side === undefined ? t('legend') : t('legendOf', { side: side === 0 ? 'left' : 'right' })}
      className={cx(
        'absolute bottom-3 z-10 flex w-max max-h-[calc(100%-24px)] flex-col rounded border bg-raised text-ink text-xs shadow',
        // So narrow that it lies over the Atlantic where the map opens.
        className ?? 'left-3 max-w-[min(16rem,calc(100%-76px))] md:max-w-41 @min-[60rem]:max-w-56',
      )}
    >
      <Folding title={t(level === 'area' ? 'byArea' : 'byCountry', { overlay: nameOf(shown) })} fold={fold} onFold={setFold} strong>
        <Key overlay={shown} />
        <Symbols />
      </Folding>
    </section>
  )
}

/** The key of an overlay. */
function Key({ overlay }: { overlay: Overlay }) {
  const t = useTranslations('overlay')
  const locale = useLocale()
  const { clock } = useClock()
  const picture = usePicture()
  const { at } = useMoment()
  const { scale } = useLegendScale(overlay)
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
          className={cx('row flex w-full items-center justify-between gap-3 px-3 py-1 text-left', strong ? 'font-semibold' : 'font-medium')}
        >
          {title}
          <ChevronDown aria-hidden className={cx('size-4 shrink-0', !open && '-rotate-90')} />
        </button>
      </h2>
      <div
        id={body}
        hidden={!open}
        className={cx('min-h-0 grid-cols-[minmax(0,1fr)] gap-2 overflow-y-auto px-3 pb-3', open ? 'grid' : 'hidden')}
      >
        {children}
      </div>
    </>
  )
}
