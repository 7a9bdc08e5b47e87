import { AboutView } from '@/components/shell/about-view'
import { shellWords } from '../../locale-of'

export async function generateMetadata() {
  return { title: (await shellWords())('titles.about') }
}

export default function AboutPage() {
  return <AboutView />
}
