'use client'
import { useState } from 'react'
import { later } from './later'
import { useToasts } from './toast'

const ToastList = later(() => import('./toast-list').then((module) => module.ToastList))

/** The place of the toasts, from the first one on: once, in the root layout. */
export function Toaster() {
  const [used, setUsed] = useState(false)
  if (useToasts().length > 0 && !used) setUsed(true)
  return used && <ToastList />
}
