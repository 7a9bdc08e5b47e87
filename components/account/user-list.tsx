'use client'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { TlpLabel } from '@/components/ui/tlp-label'
import type { Session } from '@/lib/wire/protocol'
import { ListFrame } from './list-frame'
import { useList } from './use-list'
import type { User } from './user'
import { UserDialog } from './user-dialog'

/** Everyone with an account. */
export function UserList({ session }: { session: Session }) {
  const t = useTranslations('people')
  const words = useTranslations('words.role')
  const list = useList<User>('/api/v1/users')
  const [editing, setEditing] = useState<User | 'new' | null>(null)
  return (
    <ListFrame
      text={t('usersText')}
      list={list}
      action={
        <Button look="primary" onClick={() => setEditing('new')}>
          <UserPlus aria-hidden />
          {t('add')}
        </Button>
      }
    >
      <table className="w-full text-sm">
        <thead>
          <tr className="h-8 border-b text-left text-ink-3 text-xs">
            {(['name', 'email', 'organisation', 'role', 'clearance', 'status'] as const).map((column) => (
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
          {list.items?.map((user) => (
            <tr key={user.id} className="h-10 border-b last:border-b-0">
              <th scope="row" className="px-3 text-left font-medium whitespace-nowrap">
                <bdi>{user.name}</bdi> {user.id === session.id && <span className="font-normal text-ink-3">({t('you')})</span>}
              </th>
              <td className="px-3">{user.email}</td>
              <td className="px-3">{user.organisation ?? '–'}</td>
              <td className="px-3">{words(user.role)}</td>
              <td className="px-3">
                <TlpLabel tlp={user.clearance} />
              </td>
              <td className="px-3">{user.disabled ? <Badge tone="outline">{t('disabled')}</Badge> : t('active')}</td>
              <td className="px-3 text-right">
                <Button look="quiet" aria-label={t('changeOf', { name: user.name })} onClick={() => setEditing(user)}>
                  {t('change')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing && (
        <UserDialog
          user={editing === 'new' ? null : editing}
          session={session}
          onDone={(changed) => {
            setEditing(null)
            if (changed) void list.reload()
          }}
        />
      )}
    </ListFrame>
  )
}
