import { redirect } from 'next/navigation'
import { SetupForm } from '@/components/account/setup-form'
import { setupNeeded } from '@/lib/server/auth/visitor'
import { shellWords } from '../locale-of'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.setup') }
}

export default async function SetupPage() {
  if (!(await setupNeeded())) redirect('/sign-in')
  return <SetupForm />
}
