import type { Kernel } from './kernel'
import { KERNEL_BYTES } from './kernel/kernel-bytes'
import { Memory } from './memory'
import { ScriptKernel } from './script-kernel'

let compiled: WebAssembly.Module | null | undefined

/**
 * A kernel over fresh memory: the one named, or the fastest that runs here. Plain TypeScript serves where WebAssembly
 * or its SIMD is missing, or the page's policy forbids it; a kernel that was named and does not run is an error.
 */
export function openKernel(name?: Kernel['name']): { kernel: Kernel; memory: Memory } {
  if (name !== 'typescript') {
    compiled ??= compile()
    if (compiled) return openCompiled(compiled)
    if (name === 'webassembly') throw new Error('WebAssembly with SIMD does not run here')
  }
  const memory = new Memory(null)
  return { kernel: new ScriptKernel(memory), memory }
}

/** Null where it cannot be. */
function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(KERNEL_BYTES), (byte) => byte.charCodeAt(0)))
  } catch {
    return null
  }
}

function openCompiled(module: WebAssembly.Module): { kernel: Kernel; memory: Memory } {
  const memory = new WebAssembly.Memory({ initial: 0 })
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  const calls = exports as unknown as Omit<Kernel, 'name'>
  return { kernel: { name: 'webassembly', ...calls }, memory: new Memory(memory) }
}
