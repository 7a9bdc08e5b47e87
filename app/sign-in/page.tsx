import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/account/sign-in-form'
import { demoOffered, isFirstVisit, sessionOf } from '@/lib/server/auth/visitor'
import { shellWords } from '../locale-of'
import { signInTarget } from '../sign-in-target'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.signIn') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const target = signInTarget((await searchParams).to)
  if (await sessionOf(await headers())) redirect(target)
  const demo = demoOffered()
  if (!demo && (await isFirstVisit())) redirect('/setup')
  return <SignInForm demo={demo} target={target} />
}
