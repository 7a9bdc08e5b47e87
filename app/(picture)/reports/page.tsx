import { ReportsView } from '@/components/shell/reports-view'
import { shellWords } from '../../locale-of'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.reports') }
}

export default function ReportsPage() {
  return <ReportsView />
}
