'use client'
import { Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** The numbers of a picture as a table, in a window over the page. */
export function NumbersDialog({ label, title, children }: { label: string; title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)} className="-ml-2 px-2">
        <Table2 aria-hidden />
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title}>
        {children}
      </Dialog>
    </>
  )
}
