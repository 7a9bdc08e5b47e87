/** Adds to the whole number at an address. */
// @ts-ignore: decorator
@inline
export function add(address: usize, more: u32): void {
  store<u32>(address, load<u32>(address) + more)
}
