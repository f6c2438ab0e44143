import { lastValueFrom, take, toArray } from 'rxjs'
import t from 'tap'
import { createFakeContext } from '../../runtime/graph/testing/fake-context.js'
import { defaultEpisodeSettings } from '../../scenarios/carla/structs.js'
import { cameraChannels, ImageEncoding } from '../../schemas/messages.js'
import carla from './node.js'
import { SmallServer } from './testing/small-server.js'

const size = { width: 64, height: 64 }

t.test('lockstep: six raw pictures a frame, steady capture times, ground truth and the lanes', async (t) => {
  const server = await SmallServer.listen()
  t.teardown(() => server.close())
  const context = createFakeContext({ node: 'carla' })
  const node = await carla.setup(carla.config.parse({ port: server.rpc.port, rateHz: 5, ...size }), context)
  t.teardown(() => node.dispose())
  const before = server.frame
  const out = await lastValueFrom(node.connect({}).frames.pipe(take(3), toArray()))
  t.equal(out.length, 3)
  t.ok(server.frame >= before + 6, 'two ticks of 0.1 s a frame')
  for (const { payload, parts } of out) {
    t.strictSame(
      payload.cameras.map(({ channel, missing, encoding }) => [channel, missing, encoding]),
      cameraChannels.map((channel) => [channel, '', ImageEncoding.BGRA8]),
    )
    t.strictSame(
      parts!.map((part) => part.length),
      Array.from({ length: 6 }, () => 4 * size.width * size.height),
    )
    t.ok(payload.hasGroundTruth && payload.map.length > 0)
    const { lanes, route, ego } = payload.road!
    t.ok(lanes.length > 0 && ego.wheelbase > 1 && lanes.some(({ id }) => id === route[0]), 'and the way on')
    t.ok(payload.drivableArea!.length > 0, 'ground to fill')
  }
  t.ok(server.log.includes('autopilot true'))
  await node.dispose()
  t.strictSame([server.actors.size, server.settings], [0, defaultEpisodeSettings])
})

t.test('real time: frames as the world goes on, which stays asynchronous', async (t) => {
  const server = await SmallServer.listen()
  t.teardown(() => server.close())
  const world = setInterval(() => server.tick(), 2)
  t.teardown(() => clearInterval(world))
  const context = createFakeContext({ node: 'carla' })
  const config = carla.config.parse({ port: server.rpc.port, mode: 'real-time', rateHz: 20, ...size })
  const node = await carla.setup(config, context)
  t.teardown(() => node.dispose())
  const out = await lastValueFrom(node.connect({}).frames.pipe(take(3), toArray()))
  const times = out.map(({ payload }) => payload.timestampUs)
  t.ok(times[0]! < times[1]! && times[1]! < times[2]!)
  t.notOk(server.settings.synchronousMode)
  t.notOk(server.log.includes('tick_cue'))
})

t.test('a server that is not there, or goes away, ends the node with its error', async (t) => {
  const gone = await SmallServer.listen()
  const { port } = gone.rpc
  await gone.close()
  const context = createFakeContext({ node: 'carla' })
  await t.rejects(Promise.resolve(carla.setup(carla.config.parse({ port, ...size }), context)), {
    code: 'unavailable',
    message: /start the server/,
  })
  const server = await SmallServer.listen()
  const node = await carla.setup(carla.config.parse({ port: server.rpc.port, ...size }), context)
  server.sendPicture = () => void server.close()
  await t.rejects(lastValueFrom(node.connect({}).frames), { code: 'unavailable' })
  await node.dispose()
  t.match(context.warnings.join('\n'), /the server is gone/)
})

t.test('draining ends the frames quietly and leaves nothing behind', async (t) => {
  const server = await SmallServer.listen()
  t.teardown(() => server.close())
  const context = createFakeContext({ node: 'carla' })
  const node = await carla.setup(carla.config.parse({ port: server.rpc.port, ...size }), context)
  const frames = lastValueFrom(node.connect({}).frames.pipe(toArray()))
  const { sendPicture } = server
  server.sendPicture = (camera, frame, send) => {
    context.drain()
    sendPicture(camera, frame, send)
  }
  await frames
  await node.dispose()
  t.strictSame([server.actors.size, server.settings], [0, defaultEpisodeSettings])
})

t.test('a map that cannot be read costs its lines and its lanes only', async (t) => {
  const server = await SmallServer.listen()
  t.teardown(() => server.close())
  server.mapData = '<OpenDRIVE/>'
  const context = createFakeContext({ node: 'carla' })
  const node = await carla.setup(carla.config.parse({ port: server.rpc.port, ...size }), context)
  const [frame] = await lastValueFrom(node.connect({}).frames.pipe(take(1), toArray()))
  t.strictSame(frame!.payload.map, [])
  t.equal(frame!.payload.road, undefined)
  t.match(context.warnings.join('\n'), /frames go without a map/)
  await node.dispose()
})
