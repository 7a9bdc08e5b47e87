'use client'
import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useLayoutEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Kbd } from '@/components/ui/kbd'
import { takeText, usePressKept } from '@/components/ui/keep-keys'
import { useOriginFocus } from '@/components/ui/use-origin-focus'
import { foldText } from '@/lib/core/text'
import { type Actions, type PaletteCommand, useCommands } from './use-commands'

const GROUPS = ['do', 'overlay', 'go', 'show', 'kind', 'bloc', 'country'] as const

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  actions: Actions
  /** Keys that were pressed before this was there. */
  kept: string[]
}

/** Everything the screen can do, by name. */
export function CommandPalette(props: Props) {
  const t = useTranslations('shell.palette')
  const focus = useOriginFocus()
  const commands = useCommands(props.actions)
  const run = (command: PaletteCommand) => {
    props.onOpenChange(false)
    command.run()
  }
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-40 w-140 max-w-[calc(100vw-16px)] -translate-x-1/2 overflow-hidden rounded border bg-raised text-ink shadow"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <Command label={t('title')} loop filter={(_, search, keywords) => nearness(search, keywords?.[0] ?? '')}>
            <SearchInput placeholder={t('placeholder')} kept={props.kept} />
            <Command.List className="max-h-[50vh] overflow-y-auto p-1">
              <Command.Empty className="p-4 text-ink-2 text-sm">{t('empty')}</Command.Empty>
              {GROUPS.map((group) => (
                <PaletteGroup key={group} heading={t(group)} commands={commands.filter((one) => one.group === group)} run={run} />
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function SearchInput({ placeholder, kept }: { placeholder: string; kept: string[] }) {
  const [search, setSearch] = useState('')
  useLayoutEffect(() => {
    const text = takeText(kept)
    setSearch((typed) => typed + text)
  }, [kept])
  usePressKept(kept)
  return (
    <Command.Input
      value={search}
      onValueChange={setSearch}
      placeholder={placeholder}
      className="h-12 w-full border-b bg-transparent px-4 text-lg placeholder:text-ink-3 focus-visible:outline-offset-[-2px]"
    />
  )
}

/** How well a name answers what is typed: it begins with it, a word of it does, it holds it; letters strewn over it do not count. */
function nearness(search: string, name: string): number {
  const [sought, held] = [foldText(search), foldText(name)]
  if (held.startsWith(sought)) return 1
  if (held.includes(` ${sought}`)) return 0.8
  return held.includes(sought) ? 0.3 : 0
}

function PaletteGroup(props: { heading: string; commands: readonly PaletteCommand[]; run: (command: PaletteCommand) => void }) {
  if (props.commands.length === 0) return null
  return (
    <Command.Group heading={<span className="block px-3 pt-2 pb-1 text-ink-3 text-xs">{props.heading}</span>}>
      {props.commands.map((command) => (
        <Command.Item
          key={command.id}
          value={command.id}
          keywords={[command.label]}
          onSelect={() => props.run(command)}
          className="row flex items-center gap-2 rounded px-3 text-sm data-[selected=true]:bg-accent-surface [&_svg]:size-4"
        >
          {command.icon}
          <span className="min-w-0 flex-1">{command.label}</span>
          {command.keys && <Kbd>{command.keys}</Kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  )
}
