'use client'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Time } from '@/components/ui/time'
import { TlpLabel } from '@/components/ui/tlp-label'
import type { Session } from '@/lib/wire/protocol'
import type { Key } from './key'
import { KeyDialog } from './key-dialog'
import { ListFrame } from './list-frame'
import { RevokeDialog } from './revoke-dialog'
import { useList } from './use-list'

/** The keys of machines. */
export function KeyList({ session }: { session: Session }) {
  const t = useTranslations('people')
  const list = useList<Key>('/api/v1/keys')
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Key | null>(null)
  return (
    <>
      <ListFrame
        text={t('keysText')}
        list={list}
        empty={<EmptyState title={t('none')} text={t('noneText')} />}
        action={
          <Button look="primary" onClick={() => setMaking(true)}>
            <KeyRound aria-hidden />
            {t('addKey')}
          </Button>
        }
      >
        <KeyTable keys={list.items ?? []} onRevoke={setRevoking} />
      </ListFrame>
      {making && (
        <KeyDialog
          session={session}
          onDone={() => {
            setMaking(false)
            void list.reload()
          }}
        />
      )}
      {revoking && (
        <RevokeDialog
          apiKey={revoking}
          onDone={() => {
            setRevoking(null)
            void list.reload()
          }}
        />
      )}
    </>
  )
}

function KeyTable({ keys, onRevoke }: { keys: readonly Key[]; onRevoke: (key: Key) => void }) {
  const t = useTranslations('people')
  const words = useTranslations('words.role')
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="h-8 border-b text-left text-ink-3 text-xs">
          {(['name', 'key', 'role', 'clearance', 'created', 'lastUsed'] as const).map((column) => (
            <th key={column} scope="col" className="px-3 font-medium">
              {t(column)}
            </th>
          ))}
          <th scope="col" className="px-3">
            <span className="sr-only">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id} className="h-10 border-b last:border-b-0">
            <th scope="row" className="px-3 text-left font-medium">
              <bdi>{key.name}</bdi>
            </th>
            <td className="px-3 font-mono text-xs">{key.hint}…</td>
            <td className="px-3">{words(key.role)}</td>
            <td className="px-3">
              <TlpLabel tlp={key.clearance} />
            </td>
            <td className="px-3">
              <Time at={key.createdAt} />
            </td>
            <td className="px-3">{key.lastUsedAt ? <Time at={key.lastUsedAt} relative /> : t('never')}</td>
            <td className="px-3 text-right">
              {key.revokedAt ? (
                <span className="text-ink-3">
                  {t('revoked')} <Time at={key.revokedAt} />
                </span>
              ) : (
                <Button look="quiet" aria-label={t('revokeOf', { name: key.name })} onClick={() => onRevoke(key)}>
                  {t('revoke')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
