'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Tabs } from '@/components/ui/tabs'
import { hasRole } from '@/lib/core/taxonomy'
import type { Session } from '@/lib/wire/protocol'
import { KeyList } from './key-list'
import { UserList } from './user-list'

/** Who and what may come in: people and keys, their roles and clearances. */
export function PeopleView({ session }: { session: Session }) {
  const t = useTranslations('people')
  const [tab, setTab] = useState<'users' | 'keys'>('users')
  if (!hasRole(session.role, 'admin')) return <EmptyState title={<h1 className="text-2xl">{t('title')}</h1>} text={t('adminOnly')} />
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-2xl">{t('title')}</h1>
      <Tabs
        label={t('title')}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'users', label: t('users'), content: <UserList session={session} /> },
          { value: 'keys', label: t('keys'), content: <KeyList session={session} /> },
        ]}
      />
    </div>
  )
}
