import { LensView } from '@/components/shell/lens-view'
import { shellWords } from '../../locale-of'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.lenses') }
}

export default function LensesPage() {
  return <LensView />
}
