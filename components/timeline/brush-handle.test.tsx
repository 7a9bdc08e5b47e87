// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { loadMessages } from '../messages/load'
import { WordsProvider } from '../messages/words-provider'
import { BrushHandle } from './brush-handle'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 1)

it('is a slider that says its time on the chosen clock and moves by keys', () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const box = document.body.appendChild(document.createElement('div'))
  const root = createRoot(box)
  const moves: number[] = []
  act(() =>
    root.render(
      <WordsProvider locale="en" messages={loadMessages('en')}>
        <BrushHandle
          label="Start"
          x={10}
          height={60}
          value={START + 2 * DAY}
          domain={[START, START + 20 * DAY]}
          step={DAY}
          onMove={(delta) => moves.push(delta)}
          onDrag={() => undefined}
        />
      </WordsProvider>,
    ),
  )
  const slider = box.querySelector('[role=slider]') as HTMLElement
  expect(slider.getAttribute('aria-valuetext')).toBe('03 0000Z NOV 26')
  for (const key of ['ArrowRight', 'PageDown', 'End', 'x'])
    act(() => slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))
  expect(moves).toEqual([DAY, -10 * DAY, 20 * DAY])
  act(() => root.unmount())
})
