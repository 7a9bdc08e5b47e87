'use client'

import type { Picture } from '@/components/live/use-picture'
import { later } from '@/components/ui/later'
import { Skeleton } from '@/components/ui/skeleton'
import type { MapTarget } from './map-target'

const HoverLines = later(() => import('./hover-lines').then((module) => module.HoverLines), <Skeleton className="h-10 w-48" />)

/** What the card is about, and where it belongs: pixels from the corner of the map's container; past its width on the second of two maps. */
export interface Hover {
  target: MapTarget
  x: number
  y: number
}

interface Props {
  id: string
  hover: Hover | null
  picture: Picture | null
  /** Of the map, or of both maps together: pixels. */
  size: { width: number; height: number }
}

/** Tells what is under the pointer or the focus, beside it and never under the pointer. */
export function HoverCard({ id, hover, picture, size }: Props) {
  const right = hover !== null && hover.x > size.width / 2
  const below = hover !== null && hover.y > size.height / 2
  const place = hover && {
    left: hover.x,
    top: hover.y,
    transform: `translate(${right ? 'calc(-100% - 18px)' : '18px'}, ${below ? 'calc(-100% - 10px)' : '10px'})`,
  }
  return (
    <div
      id={id}
      role="tooltip"
      hidden={!hover}
      style={place ?? undefined}
      className="meridian-card pointer-events-none absolute z-20 w-max max-w-72 rounded border bg-raised p-2.5 text-ink text-sm shadow"
    >
      {hover && <HoverLines target={hover.target} picture={picture} />}
    </div>
  )
}
