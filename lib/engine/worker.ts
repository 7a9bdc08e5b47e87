/// <reference lib="webworker" />
import { Engine } from './engine'
import type { ToWorker } from './messages'

declare const self: DedicatedWorkerGlobalScope

const engine = new Engine({ origin: self.location.origin }, (message) => self.postMessage(message))
self.onmessage = ({ data }: MessageEvent<ToWorker>) => engine.hear(data)
self.addEventListener('online', () => engine.hear({ type: 'retry' }))
