'use client'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TlpLabel } from '@/components/ui/tlp-label'
import { maySee, ROLES, type Role, TLPS, type Tlp } from '@/lib/core/taxonomy'

export interface Rights {
  role: Role
  clearance: Tlp
}

/** Role and clearance; nobody gives a clearance above their own. */
export function RightsFields({ rights, onChange, limit }: { rights: Rights; onChange: (rights: Rights) => void; limit: Tlp }) {
  const t = useTranslations('people')
  const words = useTranslations('words.role')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('role')} hint={t(`rights.${rights.role}`)}>
        <Select
          value={rights.role}
          onChange={(role) => onChange({ ...rights, role })}
          options={ROLES.map((role) => ({ value: role, label: words(role) }))}
        />
      </Field>
      <Field label={t('clearance')} hint={t('clearanceHint')}>
        <Select
          value={rights.clearance}
          onChange={(clearance) => onChange({ ...rights, clearance })}
          options={TLPS.filter((tlp) => maySee(limit, tlp)).map((tlp) => ({ value: tlp, label: <TlpLabel tlp={tlp} /> }))}
        />
      </Field>
    </div>
  )
}
