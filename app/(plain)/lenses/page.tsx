import { LensesView } from '@/components/lens/lenses-view'
import { shellWords } from '../../locale-of'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.lenses') }
}

export default function LensesPage() {
  return <LensesView />
}
