import { Dashboard } from '@/components/shell/dashboard'
import { shellWords } from '../locale-of'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.map') }
}

export default function MapPage() {
  return <Dashboard />
}
