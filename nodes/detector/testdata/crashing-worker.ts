/** A worker that loads well and dies on the first frame. */
import { parentPort } from 'node:worker_threads'

parentPort?.postMessage({ kind: 'ready', facts: {} })
parentPort?.on('message', () => {
  throw new Error('out of luck')
})
