import type { Tlp } from '@/lib/core/taxonomy'
import { cx } from './cx'

/** Colours of the labels as TLP 2.0 defines them, always on black; used nowhere else. */
const COLOURS: Record<Tlp, string> = {
  'TLP:CLEAR': '#FFFFFF',
  'TLP:GREEN': '#33FF00',
  'TLP:AMBER': '#FFC000',
  'TLP:AMBER+STRICT': '#FFC000',
  'TLP:RED': '#FF2B2B',
}

/** A marking of the Traffic Light Protocol 2.0; never translated. */
export function TlpLabel({ tlp, className }: { tlp: Tlp; className?: string }) {
  return (
    <span
      translate="no"
      className={cx('inline-block rounded px-1.5 font-semibold text-xs leading-5 whitespace-nowrap', className)}
      style={{ background: '#000', color: COLOURS[tlp] }}
    >
      {tlp}
    </span>
  )
}
