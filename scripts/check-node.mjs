/** Stops with a clear sentence where Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  console.error(`Meridian needs Node 20.9 or later; this is ${process.versions.node}. Install a current Node and start again.`)
  process.exit(1)
}
