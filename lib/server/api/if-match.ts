import { Fault } from '../fault'

/** The version that a change is made on, from If-Match. @throws Fault `precondition-required` where it is not said, `invalid` */
export function readVersion(header: string | undefined): number {
  if (!header) throw new Fault('precondition-required', 'say which version you change: If-Match: "3", with the version you read')
  const found = /^"?(\d{1,9})"?$/.exec(header.trim())
  if (!found) throw new Fault('invalid', 'If-Match is the version you read, in quotes, such as "3"')
  return Number(found[1])
}
