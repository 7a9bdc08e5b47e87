import { LogView } from '@/components/shell/log-view'
import { shellWords } from '../../locale-of'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.log') }
}

export default function LogPage() {
  return <LogView />
}
