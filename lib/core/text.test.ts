import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, matchesWords, searchWords } from './text'

describe('the words of a search', () => {
  it('are few, whatever is typed', () => {
    expect(searchWords(Array.from({ length: 60 }, (_, at) => `word${at}x`).join(' '))).toHaveLength(8)
    expect(searchWords('s ss s ss sss')).toEqual(['sss'])
  })

  it('ask for no more and no less than all that was typed, up to their number', () => {
    const word = fc.stringMatching(/^[abÄ]{1,3}$/)
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.stringMatching(/^[ab ]{0,12}$/), (typed, text) => {
        const folded = foldText(text)
        expect(matchesWords(folded, searchWords(typed.join(' ')))).toBe(typed.every((one) => folded.includes(foldText(one))))
      }),
    )
  })
})
