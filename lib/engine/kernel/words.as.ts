// The words of sixteen rows at once.
import { WORDS } from '../layout'

/** Of sixteen rows: kind, severity, investigation. */
// @ts-ignore: decorator
@inline
export function lowBytes(chunk: usize, i: u32): v128 {
  const at = chunk + WORDS + 2 * i
  return i8x16.shuffle(v128.load(at), v128.load(at, 16), 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
}

/** Of sixteen rows: determination, tlp, lane. */
// @ts-ignore: decorator
@inline
export function highBytes(chunk: usize, i: u32): v128 {
  const at = chunk + WORDS + 2 * i
  return i8x16.shuffle(v128.load(at), v128.load(at, 16), 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31)
}
