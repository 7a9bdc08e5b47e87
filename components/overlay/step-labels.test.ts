import { describe, expect, it } from 'vitest'
import { countLabels, stepLabels } from './step-labels'

describe('labels of steps', () => {
  it('name both ends, and leave the last open', () => {
    expect(stepLabels([20, 80, 180, 320], 0, String)).toEqual(['0–20', '20–80', '80–180', '180–320', '≥ 320'])
  })

  it('name the last number of a range of counts', () => {
    expect(countLabels([2, 3, 8, 20], String)).toEqual(['1', '2', '3–7', '8–19', '≥ 20'])
  })
})
