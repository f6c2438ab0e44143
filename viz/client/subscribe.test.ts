import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { goshawk } from '../../schemas/generated/goshawk.js'
import type { World } from '../store/world.js'
import { frameMessage } from './grpc-web-frames.js'
import { type Connection, type FrameCost, retryDelayMs, subscribe } from './subscribe.js'

async function serve(t: Test, handler: RequestListener): Promise<string> {
  const server: Server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const message = (sequence: number) => frameMessage(goshawk.v1.WorldFrame.encode({ sequence }).finish())
const headers = { 'content-type': 'application/grpc-web+proto' }

interface Watched {
  readonly worlds: World[]
  readonly costs: FrameCost[]
  readonly connections: Connection[]
  readonly bad: string[]
}

/** Subscribes until `isEnough`. */
async function watch(
  t: Test,
  baseUrl: string,
  isEnough: (watched: Watched) => boolean,
  ready = () => Promise.resolve(),
  isEachWanted = () => false,
): Promise<Watched> {
  const ended = new AbortController()
  t.teardown(() => ended.abort())
  const watched: Watched = { worlds: [], costs: [], connections: [], bad: [] }
  const check = () => {
    if (isEnough(watched)) ended.abort()
  }
  await subscribe({
    baseUrl,
    request: {},
    signal: ended.signal,
    onWorld: (world, cost) => {
      watched.worlds.push(world)
      watched.costs.push(cost)
      check()
    },
    onBadMessage: (reason) => {
      watched.bad.push(reason)
      check()
    },
    onConnection: (connection) => {
      watched.connections.push(connection)
      check()
    },
    ready,
    isEachWanted,
  })
  return watched
}

t.test('retries double from a quarter of a second to five, never in step', async (t) => {
  t.same(
    [1, 2, 3, 4, 5, 6, 20].map((attempt) => retryDelayMs(attempt, 1)),
    [250, 500, 1000, 2000, 4000, 5000, 5000],
  )
  t.equal(retryDelayMs(3, 0), 500)
})

t.test('while the page is busy the newest message replaces what waits', async (t) => {
  const url = await serve(t, (_, response) => {
    response.writeHead(200, headers)
    for (let sequence = 1; sequence <= 50; sequence++) response.write(message(sequence))
  })
  const aTurnLater = () => new Promise<void>((resolve) => setImmediate(resolve))
  const { worlds, costs } = await watch(t, url, ({ worlds }) => worlds.at(-1)?.sequence === 50, aTurnLater)
  t.equal(worlds.at(-1)!.sequence, 50)
  const overtaken = costs.reduce((sum, cost) => sum + cost.overtaken, 0)
  t.equal(worlds.length + overtaken, 50, 'every message was shown or overtaken')
})

t.test('where each is wanted, all that wait are delivered in order, the last of very many', async (t) => {
  const bytes = Buffer.concat(Array.from({ length: 30 }, (_, i) => message(i + 1)))
  const url = await serve(t, (_, response) => {
    response.writeHead(200, headers)
    response.write(bytes)
  })
  const aTurnLater = () => new Promise<void>((resolve) => setImmediate(resolve))
  const isEnough = ({ worlds }: Watched) => worlds.at(-1)?.sequence === 30
  const { worlds, costs } = await watch(t, url, isEnough, aTurnLater, () => true)
  t.same(
    worlds.map(({ sequence }) => sequence),
    Array.from({ length: 20 }, (_, i) => i + 11),
  )
  t.equal(
    costs.reduce((sum, { overtaken }) => sum + overtaken, 0),
    10,
  )
})

t.test('a refusal is told in the words of the server, and tried again', async (t) => {
  let requests = 0
  const url = await serve(t, (_, response) => {
    requests++
    if (requests === 1) {
      response.writeHead(200, { ...headers, 'grpc-status': '14', 'grpc-message': 'too%20many%20streams' })
      response.end()
      return
    }
    response.writeHead(200, headers)
    response.write(message(1))
  })
  const { connections } = await watch(t, url, ({ worlds }) => worlds.length > 0)
  t.match(connections, [
    { state: 'connecting' },
    { state: 'retrying', reason: 'too many streams', attempt: 1 },
    { state: 'connecting' },
    { state: 'live' },
  ])
})

t.test('a message cut in the middle is an end, not a hang', async (t) => {
  const url = await serve(t, (_, response) => {
    response.writeHead(200, headers)
    response.write(message(1))
    response.end(message(2).subarray(0, 6))
  })
  const { connections } = await watch(t, url, ({ connections }) => connections.at(-1)?.state === 'retrying')
  t.match(connections.at(-1), { reason: /cut in the middle of a message/ })
})

t.test('what is not gRPC-Web is refused', async (t) => {
  const url = await serve(t, (_, response) => response.end('<html>'))
  const { connections } = await watch(t, url, ({ connections }) => connections.at(-1)?.state === 'retrying')
  t.match(connections.at(-1), { reason: /expected application\/grpc-web/ })
})

t.test('a message that is no world frame is skipped', async (t) => {
  const url = await serve(t, (_, response) => {
    response.writeHead(200, headers)
    response.write(frameMessage(Uint8Array.of(0xff, 0xff, 0xff)))
    setImmediate(() => setImmediate(() => response.write(message(2))))
  })
  const { worlds, bad, costs } = await watch(t, url, ({ worlds }) => worlds.length > 0)
  t.equal(worlds[0]!.sequence, 2)
  t.equal(bad.length + costs[0]!.overtaken, 1)
})
