'use client'
import { useId } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ScoreBar } from '@/components/ui/score-bar'

interface Props {
  title: string
  text?: string
  rows: readonly { name: string; east: number; west: number }[]
  /** The value that fills a bar. */
  top?: number
  show?: (value: number) => string
}

/** The values of both lenses for one criterion: West to the left, East to the right, as on every mirrored bar. */
export function LensTable({ title, text, rows, top = 1, show }: Props) {
  const t = useTranslations('lens')
  const format = useFormatter()
  const id = useId()
  const written = show ?? ((value: number) => format.number(value, { minimumFractionDigits: 2 }))
  return (
    <section aria-labelledby={id} className="rounded border bg-raised p-4">
      <h2 id={id} className="text-base">
        {title}
      </h2>
      {text && <p className="text-ink-3 text-xs">{text}</p>}
      <table aria-labelledby={id} className="mt-2 w-full text-sm">
        <thead>
          <tr className="h-8 border-b text-ink-3 text-xs">
            <td />
            <th scope="col" className="w-20 text-right font-medium">
              {t('west')}
            </th>
            <td className="w-28" />
            <th scope="col" className="w-20 text-left font-medium">
              {t('east')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="h-8 border-b last:border-b-0">
              <th scope="row" className="text-left font-normal text-ink-2">
                {row.name}
              </th>
              <td className="text-right">{written(row.west)}</td>
              <td>
                <div className="flex justify-center px-2">
                  <ScoreBar east={row.east} west={row.west} top={top} side={44} />
                </div>
              </td>
              <td className="text-left">{written(row.east)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
