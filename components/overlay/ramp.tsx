import { Swatch } from './swatch'

/** Steps of a ramp side by side, each with its range below. */
export function Ramp({ colours, labels }: { colours: readonly string[]; labels: readonly string[] }) {
  return (
    <ol className="grid auto-cols-fr grid-flow-col gap-px text-xs">
      {colours.map((colour, at) => (
        <li key={colour} className="grid gap-1">
          <Swatch colour={colour} className="h-3 w-full" />
          <span className="text-center text-ink-2 leading-tight">{labels[at]}</span>
        </li>
      ))}
    </ol>
  )
}

/** The CSS colours of a ramp of the theme. */
export function rampColours(name: 'east' | 'west' | 'div' | 'count', steps: number): string[] {
  return Array.from({ length: steps }, (_, at) => `var(--${name}-${at + 1})`)
}
