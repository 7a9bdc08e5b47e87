import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures for Prometheus. They count requests, sockets and time; the record's contents only by its last seq. */
export interface Metrics {
  /** Text exposition, and its content type. */
  render(): Promise<{ contentType: string; text: string }>
  /** Notes an answered request: the door's pattern (never the raw path), method, status, seconds. */
  answered(door: string, method: string, status: number, seconds: number): void
  /** Seconds from a record's arrival to its commit. */
  recorded(seconds: number): void
  /** Sockets cut over to catch-up because they read too slowly. */
  socketLagged(): void
  /** Reads gauges when they are asked for. */
  watch(sources: { sockets: () => number; log: () => Promise<{ head: number; pushed: number }> }): void
}

const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'meridian_request_seconds',
    help: 'Time to answer a request, by door, method and status',
    labelNames: ['door', 'method', 'status'] as const,
    buckets: REQUEST_BUCKETS,
    registers,
  })
  const record = new Histogram({
    name: 'meridian_record_seconds',
    help: 'Time from arrival of a record to its commit',
    buckets: REQUEST_BUCKETS,
    registers,
  })
  const lagged = new Counter({ name: 'meridian_sockets_lagged_total', help: 'Sockets cut over to catch-up', registers })
  const gauge = (name: string, help: string, collect?: () => void | Promise<void>) =>
    new Gauge({ name, help, registers, ...(collect && { collect }) })
  return {
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
    answered: (door, method, status, seconds) => requests.observe({ door, method, status }, seconds),
    recorded: (seconds) => record.observe(seconds),
    socketLagged: () => lagged.inc(),
    watch({ sockets, log }) {
      const open = gauge('meridian_sockets', 'Sockets that are connected', () => open.set(sockets()))
      const lag = gauge('meridian_tail_lag_entries', 'Entries committed and not yet pushed')
      const head = gauge('meridian_log_head', 'Last seq of the log, all markings', async () => {
        const read = await log()
        head.set(read.head)
        lag.set(Math.max(0, read.head - read.pushed))
      })
    },
  }
}
