/** What a key does. The names are those of the shell's messages under `keys`. */
export const KEY_ACTIONS = [
  'palette',
  'search',
  'new',
  'next',
  'previous',
  'open',
  'back',
  'east',
  'west',
  'divergence',
  'agreement',
  'count',
  'technology',
  'compare',
  'filters',
  'timeline',
  'stepBack',
  'stepOn',
  'play',
  'help',
] as const
export type KeyAction = (typeof KEY_ACTIONS)[number]

interface Binding {
  /** `KeyboardEvent.key`. */
  key: string
  /** As written on screen. */
  shown: string
  /** With Ctrl, or Command on a Mac. */
  ctrl?: boolean
  /** Works while the reader is typing. */
  whileTyping?: boolean
}

/** Every key of the screen, in one place. */
export const KEYS: Record<KeyAction, Binding> = {
  palette: { key: 'k', shown: 'Ctrl K', ctrl: true, whileTyping: true },
  search: { key: '/', shown: '/' },
  new: { key: 'n', shown: 'n' },
  next: { key: 'j', shown: 'j' },
  previous: { key: 'k', shown: 'k' },
  open: { key: 'Enter', shown: 'Enter' },
  back: { key: 'Escape', shown: 'Esc', whileTyping: true },
  east: { key: '1', shown: '1' },
  west: { key: '2', shown: '2' },
  divergence: { key: '3', shown: '3' },
  agreement: { key: '4', shown: '4' },
  count: { key: '5', shown: '5' },
  technology: { key: '6', shown: '6' },
  compare: { key: 'c', shown: 'c' },
  filters: { key: 'f', shown: 'f' },
  timeline: { key: 't', shown: 't' },
  stepBack: { key: '[', shown: '[' },
  stepOn: { key: ']', shown: ']' },
  play: { key: 'p', shown: 'p' },
  help: { key: '?', shown: '?' },
}

/** What a pressed key asks for; null where it asks for nothing here. */
export function actionOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, typing: boolean): KeyAction | null {
  if (event.altKey) return null
  const ctrl = event.ctrlKey || event.metaKey
  const found = KEY_ACTIONS.find((action) => {
    const binding = KEYS[action]
    return binding.key === event.key && (binding.ctrl ?? false) === ctrl && (!typing || (binding.whileTyping ?? false))
  })
  return found ?? null
}
