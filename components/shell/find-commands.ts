import { foldText } from '@/lib/core/text'
import type { PaletteCommand } from './use-commands'

const GROUPS = ['do', 'overlay', 'go', 'show', 'kind', 'bloc', 'country'] as const

/** The commands whose names answer what is typed, in their groups: the nearest first, and the group first that holds it. */
export function findCommands<C extends Pick<PaletteCommand, 'group' | 'label'>>(commands: readonly C[], search: string): C[][] {
  const found = commands
    .map((command) => ({ command, near: nearness(search, command.label) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near)
  return GROUPS.map((group) => found.filter(({ command }) => command.group === group))
    .sort(([a], [b]) => (b?.near ?? 0) - (a?.near ?? 0))
    .filter((group) => group.length > 0)
    .map((group) => group.map(({ command }) => command))
}

/** How well a name answers what is typed: it begins with it, a word of it does, it holds it; letters strewn over it do not count. */
function nearness(search: string, name: string): number {
  const [sought, held] = [foldText(search), foldText(name)]
  if (held.startsWith(sought)) return 1
  if (held.includes(` ${sought}`)) return 0.8
  return held.includes(sought) ? 0.3 : 0
}
