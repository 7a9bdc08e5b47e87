'use client'
import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Kbd } from '@/components/ui/kbd'
import { usePressKept } from '@/components/ui/keep-keys'
import { useOriginFocus } from '@/components/ui/use-origin-focus'
import { findCommands } from './find-commands'
import { type Actions, type PaletteCommand, useCommands } from './use-commands'

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
          <Choice commands={commands} run={run} kept={props.kept} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Found here, not by cmdk: that keeps the old names of commands, and of those that come back takes the first and not the nearest. */
function Choice({ commands, run, kept }: { commands: readonly PaletteCommand[]; run: (command: PaletteCommand) => void; kept: string[] }) {
  const t = useTranslations('shell.palette')
  const [search, setSearch] = useState('')
  usePressKept(kept, setSearch)
  return (
    <Command label={t('title')} loop shouldFilter={false}>
      <Command.Input
        value={search}
        onValueChange={setSearch}
        placeholder={t('placeholder')}
        className="h-12 w-full border-b bg-transparent px-4 text-lg placeholder:text-ink-3 focus-visible:outline-offset-[-2px]"
      />
      <Command.List className="max-h-[50vh] overflow-y-auto p-1">
        <Command.Empty className="p-4 text-ink-2 text-sm">{t('empty')}</Command.Empty>
        {findCommands(commands, search).map((found) => (
          <PaletteGroup key={found[0]?.group} commands={found} run={run} />
        ))}
      </Command.List>
    </Command>
  )
}

function PaletteGroup({ commands, run }: { commands: readonly PaletteCommand[]; run: (command: PaletteCommand) => void }) {
  const t = useTranslations('shell.palette')
  const [first] = commands
  return (
    <Command.Group heading={first && <span className="block px-3 pt-2 pb-1 text-ink-3 text-xs">{t(first.group)}</span>}>
      {commands.map((command) => (
        <Command.Item
          key={command.id}
          value={command.id}
          onSelect={() => run(command)}
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
