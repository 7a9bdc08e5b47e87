'use client'
import { useMemo, useRef } from 'react'
import { type Picture, usePicture } from '@/components/live/use-picture'
import { type Standings, standingsOf } from './standings'

/** The standings of the picture on screen; while a draft is tried, beside those of the last picture of the same query without it. */
export function useStandings(): Standings | null {
  const picture = usePicture()
  const inForce = useRef<Picture | null>(null)
  if (picture && picture.lenses.draft === null) inForce.current = picture
  const before = picture && inForce.current && isComparable(picture, inForce.current) ? inForce.current : null
  return useMemo(
    () => picture && standingsOf(picture.countries, picture.lenses.draft === null ? null : (before?.countries ?? null)),
    [picture, before],
  )
}

function isComparable(picture: Picture, other: Picture): boolean {
  return (
    picture.query === other.query ||
    JSON.stringify([picture.query, picture.lenses.sides]) === JSON.stringify([other.query, other.lenses.sides])
  )
}
