import { FIXED_END } from './layout'

const PAGE = 65_536

/**
 * One growing buffer for rows, tables and tallies, seen through a view of each width. Growing makes new views: nobody
 * keeps one over an `alloc`. On a `WebAssembly.Memory` the kernel reads the same bytes.
 */
export class Memory {
  u8 = new Uint8Array(0)
  u16 = new Uint16Array(0)
  u32 = new Uint32Array(0)
  f64 = new Float64Array(0)
  #end = 0

  constructor(private readonly wasm: WebAssembly.Memory | null) {
    this.alloc(FIXED_END)
  }

  /** The address of so many fresh bytes, all zero, at a multiple of 64. */
  alloc(bytes: number): number {
    const at = this.#end
    this.#end = Math.ceil((at + bytes) / 64) * 64
    if (this.#end > this.u8.length) this.#grow(this.#end)
    return at
  }

  #grow(bytes: number): void {
    let buffer: ArrayBuffer
    if (this.wasm) {
      this.wasm.grow(Math.ceil((bytes - this.wasm.buffer.byteLength) / PAGE))
      buffer = this.wasm.buffer
    } else {
      buffer = new ArrayBuffer(Math.ceil(Math.max(bytes, Math.min(this.u8.length * 2, this.u8.length + 64 * 1024 * PAGE)) / 64) * 64)
      new Uint8Array(buffer).set(this.u8)
    }
    this.u8 = new Uint8Array(buffer)
    this.u16 = new Uint16Array(buffer)
    this.u32 = new Uint32Array(buffer)
    this.f64 = new Float64Array(buffer)
  }
}
