import t from 'tap'
import { transformPoint } from '../../schemas/geometry/pose.js'
import { syntheticFrame } from './testing/synthetic-frames.js'
import { buildWorld } from './world-frame.js'

const facts = { sequence: 7, nowNs: 0n, clockMode: 'wall', hops: [], counters: [] }

t.test('a whole frame keeps every part', async (t) => {
  const frame = await syntheticFrame(1, { width: 160 })
  const nowNs = frame.decision.header.originTimeNs + 12_500_000n
  const world = buildWorld(frame, { ...facts, nowNs })
  t.equal(world.frame.sequence, 7)
  t.equal(world.frame.endToEndMs, 12.5)
  t.equal(world.frame.objects?.length, 13)
  t.equal(world.frame.groundTruth?.length, 13)
  t.equal(world.frame.tracks?.length, 12)
  t.equal(world.cameras.length, 6)
  t.ok(world.pictures.every((picture) => picture && picture.bytes.byteLength > 100))
  t.equal(world.frame.egoSpeedMps, 8)
})

t.test('the camera pose goes through both ego poses', async (t) => {
  const { frames, ...rest } = await syntheticFrame(1, { width: 160 })
  // The front camera fired when the car was 2 m further on: what is 10 m ahead of the reference is 8 m ahead of it.
  const cameras = frames.payload.cameras.map((camera) => {
    const { translation, rotation } = camera.globalFromEgo
    return { ...camera, globalFromEgo: { rotation, translation: { ...translation, x: translation.x + 2 } } }
  })
  const moved = { ...frames, payload: { ...frames.payload, cameras } }
  const [front] = buildWorld({ frames: moved, ...rest }, facts).cameras
  const point = transformPoint(front!.cameraFromEgo as Parameters<typeof transformPoint>[0], { x: 10, y: 0, z: 1.51 })
  t.ok(Math.abs(point.z - (8 - 1.7)) < 1e-9, `depth ${point.z}`)
  t.ok(Math.abs(point.x) < 1e-9)
})

t.test('a missing camera is named, and so is a picture that the message does not hold', async (t) => {
  const frame = await syntheticFrame(1, { width: 160, missing: { CAM_BACK: 'file not found' } })
  const cut = { ...frame, frames: { ...frame.frames, parts: frame.frames.parts.slice(0, 5) } }
  const world = buildWorld(cut, facts)
  t.same([...(world.frame.missingCameras ?? [])].sort(), ['CAM_BACK', 'CAM_BACK_RIGHT'])
  const missing = world.cameras.map(({ image }) => image?.missing).filter(Boolean)
  t.same(missing, ['file not found', 'picture 5 of 5 is not there'])
})

t.test('lost pictures or objects leave the rest standing', async (t) => {
  const { frames, objects, decision } = await syntheticFrame(1, { width: 160 })
  const blind = buildWorld({ objects, decision }, facts)
  t.equal(blind.frame.objects?.length, 13)
  t.equal(blind.cameras.length, 0)
  const empty = buildWorld({ frames, decision }, facts)
  t.equal(empty.frame.objects?.length, 0)
  t.equal(empty.frame.model?.trained, false, 'an unknown model does not pass for a trained one')
})
