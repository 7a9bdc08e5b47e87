// @vitest-environment happy-dom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EAST_LENS, WEST_LENS } from '@/lib/core/lens/defaults'
import { flipOf } from '@/lib/core/lens/flip'
import { agreementClass, compileLens, explain, type Facts } from '@/lib/core/lens/score'
import type { Explained } from '@/lib/wire/protocol'
import { loadMessages } from '../messages/load'
import { WordsProvider } from '../messages/words-provider'
import { ExplainCard } from './explain-card'
import { LinkList } from './link-list'

const NOW = Date.UTC(2026, 10, 23)
const FACTS: Facts = {
  kind: 2,
  severity: 3,
  determination: 0,
  origin: 0,
  originConfidence: 0,
  country: 1,
  reliability: 1,
  credibility: 1,
  sector: 0,
  occurredAt: NOW - 168 * 3_600_000,
}

const SIGNED = { version: 1, author: 'Meridian', approver: null, reason: 'Shipped', inForceFrom: null }
const sideOf = (holder: 'bloc:east' | 'bloc:west') => ({
  ...{ holder, illustrative: true, parts: [] },
  versions: [{ ...SIGNED, subject: holder }],
})

function explained(): Explained {
  const east = explain(compileLens(EAST_LENS), FACTS, NOW)
  const west = explain(compileLens(WEST_LENS), FACTS, NOW)
  return {
    at: new Date(NOW).toISOString(),
    east: { ...east, side: sideOf('bloc:east') },
    west: { ...west, side: sideOf('bloc:west') },
    blocs: { ...SIGNED, subject: 'blocs' },
    divergence: east.score - west.score,
    agreement: agreementClass(east.score, west.score, 45, 45),
    flip: flipOf({ east: compileLens(EAST_LENS), west: compileLens(WEST_LENS), at: NOW }, FACTS),
  }
}

let root: Root
let box: HTMLElement
const show = (content: ReactNode, locale: 'en' | 'fr' = 'en') =>
  act(() =>
    root.render(
      <WordsProvider locale={locale} messages={loadMessages(locale)}>
        {content}
      </WordsProvider>,
    ),
  )

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  box = document.body.appendChild(document.createElement('div'))
  root = createRoot(box)
})
afterEach(() => {
  act(() => root.unmount())
  box.remove()
})

describe('ExplainCard', () => {
  it('shows contributions that sum to the two scores, and names the decay', () => {
    show(<ExplainCard explained={explained()} occurredAt={new Date(FACTS.occurredAt).toISOString()} note="East lens v1 · illustrative" />)
    const numbers = (selector: string, column: number) =>
      [...box.querySelectorAll(`${selector} tr`)].map((row) => Number(row.querySelectorAll('td')[column]?.textContent))
    for (const column of [0, 2]) {
      const sum = numbers('tbody', column).reduce((all, one) => all + one, 0)
      expect(sum).toBeGreaterThan(0)
      expect(Math.round(sum * 10)).toBe(Math.round((numbers('tfoot', column)[0] ?? 0) * 10))
    }
    expect(box.textContent).toContain(`Halved every ${EAST_LENS.halfLifeHours.cyber} h; 50% left.`)
    expect(box.textContent).toContain('illustrative')
  })

  it('names the smallest changes that would give another class', () => {
    show(<ExplainCard explained={explained()} occurredAt={new Date(FACTS.occurredAt).toISOString()} note="East lens v1 · illustrative" />)
    const lines = [...box.querySelectorAll('dd')].map((line) => line.textContent)
    expect(lines[0]).toMatch(/^If the .+ were .+ instead of .+: .+\.$/)
    expect(lines.at(-1)).toMatch(/^If (East|West) .+ instead of .+: .+\.$/)
  })

  it('says so where a false positive has no priority', () => {
    const of = explained()
    show(<ExplainCard explained={{ ...of, east: { ...of.east, standing: 0 } }} occurredAt={of.at} note="" />, 'fr')
    expect(box.textContent).toContain('Un faux positif n’a pas de priorité.')
  })
})

describe('LinkList', () => {
  it('shows the host, opens without a trace of this page, and links nothing that could run', () => {
    show(
      <LinkList
        links={[
          { url: 'https://example.org/1', title: '<b>Advisory</b>' },
          { url: 'javascript:alert(1)', title: null },
        ]}
      />,
    )
    const links = [...box.querySelectorAll('a')]
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org/1'])
    expect(links[0]?.rel).toBe('noopener noreferrer')
    expect(links[0]?.textContent).toBe('<b>Advisory</b>')
    expect(box.querySelector('b')).toBeNull()
    expect(box.textContent).toContain('example.org')
  })
})
