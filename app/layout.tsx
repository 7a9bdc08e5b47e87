import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { compiledMessages } from '@/components/messages/compiled'
import { Providers } from '@/components/shell/providers'
import { localeOf } from './locale-of'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Meridian', template: '%s · Meridian' },
  icons: { icon: '/favicon.svg' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1419' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Pages carry a nonce of their own, so none is made ahead of its request.
  await connection()
  const [locale, jar, head] = await Promise.all([localeOf(), cookies(), headers()])
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <Providers
          locale={locale}
          messages={compiledMessages(locale)}
          nonce={nonceOf(head.get('content-security-policy'))}
          clock={jar.get('clock')?.value === 'local' ? 'local' : 'utc'}
        >
          {children}
        </Providers>
      </body>
    </html>
  )
}

/** The nonce that the front door put into the policy of this request. */
function nonceOf(policy: string | null): string | undefined {
  return policy?.match(/'nonce-([^']+)'/)?.[1]
}
