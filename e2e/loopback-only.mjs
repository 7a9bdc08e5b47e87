// Loaded before a server (`NODE_OPTIONS=--import`): there is no network but this machine's own. What tries another is
// refused as without a route, and named on standard error.
import dns from 'node:dns'
import net from 'node:net'

const isOwn = (host) => host === undefined || host === 'localhost' || host === '::1' || /^127\./.test(host)

function refuse(host) {
  console.error(`tried to reach ${host}`)
  return Object.assign(new Error(`connect ENETUNREACH ${host}`), { code: 'ENETUNREACH' })
}

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0]
  const host = typeof options === 'object' ? options.host : typeof given[1] === 'string' ? given[1] : undefined
  if (isOwn(host)) return connect.apply(this, given)
  process.nextTick(() => this.destroy(refuse(host)))
  return this
}

const lookup = dns.lookup
dns.lookup = (host, ...rest) => (isOwn(host) ? lookup(host, ...rest) : process.nextTick(rest.at(-1), refuse(host)))
