import { Swatch } from './swatch'

/** Steps of a ramp, the highest first, each with its range: readable however narrow its place is. */
export function Ramp({ colours, labels }: { colours: readonly string[]; labels: readonly string[] }) {
  return (
    <ol className="grid gap-0.5">
      {colours
        .map((colour, at) => (
          <li key={colour} className="flex items-center gap-2 leading-4">
            <Swatch colour={colour} className="h-3 w-7 shrink-0" />
            {labels[at]}
          </li>
        ))
        .reverse()}
    </ol>
  )
}

/** The CSS colours of a ramp of the theme. */
export function rampColours(name: 'east' | 'west' | 'div' | 'count', steps: number): string[] {
  return Array.from({ length: steps }, (_, at) => `var(--${name}-${at + 1})`)
}
