import { describe, expect, it } from 'vitest'
import { actionOf, KEY_ACTIONS, KEYS } from './keys'

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })

describe('keys', () => {
  it('give no two actions the same key', () => {
    const bound = KEY_ACTIONS.map((action) => `${KEYS[action].ctrl ? 'Ctrl ' : ''}${KEYS[action].key}`)
    expect(new Set(bound).size).toBe(bound.length)
  })

  it('tell a letter from the same letter with Ctrl', () => {
    expect(actionOf(press('k'), false)).toBe('previous')
    expect(actionOf(press('k', true), false)).toBe('palette')
  })

  it('leave typing alone, but for the ways out of it', () => {
    expect(actionOf(press('n'), true)).toBeNull()
    expect(actionOf(press('Escape'), true)).toBe('back')
    expect(actionOf(press('k', true), true)).toBe('palette')
  })
})
