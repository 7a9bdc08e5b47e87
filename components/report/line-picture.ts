import { lineGeometry, type Series } from './line-geometry'

/** What stands around the line when it leaves the screen. */
export interface Caption {
  title: string
  /** What it says, of what, when, under which query: a line each. */
  lines: string[]
  /** Handling, above and below. */
  marking: string
  /** The ends of the axis, and a number of the scale. */
  from: string
  to: string
  number: (value: number) => string
}

export const PICTURE_SIZE = { width: 960, height: 420 }
const PLOT = { x: 72, y: 92, width: 860, height: 200 }

/** The line over time as a picture that stands alone: SVG with its caption, window, query and marking, black on white. */
export function linePicture(series: Series, { title, lines, marking, from, to, number }: Caption): string {
  const { width, height } = PICTURE_SIZE
  const { marks, stretches } = lineGeometry(series, PLOT.width, PLOT.height)
  const bottom = PLOT.y + PLOT.height
  const text = (x: number, y: number, words: string, look = '') => `<text x="${x}" y="${y}" ${look}>${escaped(words)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, sans-serif" font-size="13" fill="#1c2126">`,
    `<title>${escaped(title)}</title><rect width="${width}" height="${height}" fill="#fff"/>`,
    text(width / 2, 18, marking, 'text-anchor="middle" font-weight="700"'),
    text(24, 56, title, 'font-size="20" font-weight="600"'),
    ...marks.map(
      ({ value, y }) =>
        `<path d="M${PLOT.x} ${PLOT.y + y}h${PLOT.width}" stroke="#d5d9dd"/>${text(PLOT.x - 8, PLOT.y + y + 4, number(value), 'text-anchor="end"')}`,
    ),
    `<g transform="translate(${PLOT.x} ${PLOT.y})">`,
    ...stretches.map(
      ({ band, line }) =>
        `<polygon points="${band}" fill="#d5d9dd"/><polyline points="${line}" fill="none" stroke="#1c2126" stroke-width="2" stroke-linejoin="round"/>`,
    ),
    '</g>',
    text(PLOT.x, bottom + 20, from),
    text(PLOT.x + PLOT.width, bottom + 20, to, 'text-anchor="end"'),
    ...lines.map((line, at) => text(24, bottom + 48 + at * 18, line, 'font-size="12" fill="#4b5258"')),
    text(width / 2, height - 8, marking, 'text-anchor="middle" font-weight="700"'),
    '</svg>',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
