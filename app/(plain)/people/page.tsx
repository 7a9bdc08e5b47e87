import { PeopleView } from '@/components/account/people-view'
import { shellWords } from '../../locale-of'
import { requireSession } from '../../require-session'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.people') }
}

export default async function PeoplePage() {
  return <PeopleView session={await requireSession()} />
}
