import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, it, vi } from 'vitest'
import type { Pages } from './front-door'
import { openLater } from './pages-later'

const ask = (pages: Pages, url: string) => pages.handle({ url } as IncomingMessage, {} as ServerResponse)
const fakePages = () => ({ handle: vi.fn(async () => {}), upgrade: vi.fn(), close: vi.fn(async () => {}) })

it('pages open once, when the first is asked for, and each request waits for it', async () => {
  const pages = fakePages()
  let opened = (_: Pages) => {}
  const open = vi.fn(() => new Promise<Pages>((resolve) => (opened = resolve)))
  const late = openLater(open)
  expect(open).not.toHaveBeenCalled()
  const answers = [ask(late, '/'), ask(late, '/sign-in')]
  expect(open).toHaveBeenCalledOnce()
  expect(pages.handle).not.toHaveBeenCalled()
  opened(pages)
  await Promise.all([...answers, late.opened])
  expect(pages.handle).toHaveBeenCalledTimes(2)
  await late.close()
  expect(pages.close).toHaveBeenCalledOnce()
})

it('pages open after a while, if nobody asks for one', async () => {
  const open = vi.fn(async () => fakePages())
  const late = openLater(open)
  late.openAfter(1)
  await late.opened
  expect(open).toHaveBeenCalledOnce()
})

it('pages that cannot be opened fail who waits for them, and close all the same', async () => {
  const late = openLater(async () => Promise.reject(new Error('no pages')))
  for (const url of ['/', '/sign-in']) await expect(ask(late, url)).rejects.toThrow('no pages')
  await expect(late.opened).rejects.toThrow('no pages')
  await late.close()
})

it('pages that nobody asked for are never opened once closed', async () => {
  const open = vi.fn(async () => fakePages())
  const late = openLater(open)
  late.openAfter(1)
  await late.close()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(open).not.toHaveBeenCalled()
})
