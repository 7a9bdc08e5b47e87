/**
 * Gives the memory of bytes back at once, where the browser can; nothing may look at them any more. The collector would come for them too,
 * but only when much more of the kind has gathered: until then the tab is as large as all that passed through it.
 */
export function letGo({ buffer, byteLength }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer?.(0)
}
