/** The real nuScenes keyframe through an exported bundle: pictures, calibration and every broken picture by its name. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { lidarToImage } from '../../nodes/detector/calibration.js'
import { ownFrame } from '../../nodes/detector/own-frame.js'
import { openSession } from '../../nodes/detector/session.js'
import { keyframeFolder, skipWithout } from '../../nodes/detector/testdata/reference.js'
import { toCameraFrames, unknownSurroundings } from '../../nodes/nuscenes/camera-frames.js'
import { openDataset } from '../../nodes/nuscenes/dataset.js'
import { readPicture } from '../../nodes/nuscenes/pictures.js'
import { composePoses, invertPose, transformPoint } from '../../schemas/geometry/pose.js'
import { projectToPixel } from '../../schemas/geometry/projection.js'
import { type CameraFrames, cameraChannels, type Message } from '../../schemas/messages.js'
import { exportPublished } from '../export/bundle/export-published.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-keyframe-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

async function keyframe(): Promise<Pick<Message<CameraFrames>, 'payload' | 'parts'>> {
  const channels = [...cameraChannels]
  const dataset = await openDataset({ dataroot: keyframeFolder, version: 'v1.0-mini', channels, sweeps: false })
  const frame = dataset.frames[0]!
  const pictures = await Promise.all(frame.cameras.map((row) => readPicture(keyframeFolder, row!.fileName)))
  return toCameraFrames(dataset, frame, { pictures, surroundings: unknownSurroundings })
}

t.test(
  'lidar2img of the keyframe takes annotations to the pixels of the plain chain',
  skipWithout(keyframeFolder),
  async (t) => {
    const { payload } = await keyframe()
    const picture = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 260 }
    const egoToLidar = invertPose(payload.egoFromLidar)
    let compared = 0
    for (const camera of payload.cameras) {
      const matrix = lidarToImage(camera, payload, picture)
      const egoToCamera = composePoses(
        invertPose(composePoses(camera.globalFromEgo, camera.egoFromCamera)),
        payload.globalFromEgo,
      )
      for (const { center } of payload.groundTruth) {
        const expected = projectToPixel(camera.intrinsic, transformPoint(egoToCamera, center))
        if (expected === undefined) continue
        const { x, y, z } = transformPoint(egoToLidar, center)
        const row = (r: number) => matrix[r]! * x + matrix[r + 1]! * y + matrix[r + 2]! * z + matrix[r + 3]!
        const error = Math.hypot(row(0) / row(8) - expected.u, row(4) / row(8) - (expected.v - 260))
        if (error > 1e-6) t.fail(`${camera.channel}: ${error} pixels`)
        compared += 1
      }
    }
    t.ok(compared > 69, `${compared} projections agree`)
  },
)

t.test('the keyframe through the untrained pico bundle', skipWithout(keyframeFolder), async (t) => {
  const arch = 'bevformerv2-internimage-pico-t1'
  const bundleFolder = await exportPublished({
    arch,
    weights: { seed: 7 },
    lowering: 'deform-conv',
    folder: join(folder, arch),
  })
  const message = await keyframe()
  const session = await openSession({ bundleFolder, provider: 'cpu', threads: 1 })
  const detect = async ({ payload, parts }: typeof message, timestampUs = payload.timestampUs) => {
    const changed = { payload: { ...payload, timestampUs }, parts } as Message<CameraFrames>
    return session.detect(await ownFrame(changed, session.facts.cameras))
  }
  const { objects, missing } = await detect(message)
  t.same(missing, [])
  t.equal(objects.length, 300)
  t.ok(objects.every(({ score }, i) => i === 0 || score <= objects[i - 1]!.score))

  await t.test('the same frame again gives the same objects to the last bit', async (t) => {
    t.same((await detect(message)).objects, objects)
  })

  await t.test('a truncated JPEG degrades its own camera alone, and is named', async (t) => {
    for (const channel of ['CAM_FRONT', 'CAM_BACK_RIGHT'] as const) {
      const index = cameraChannels.indexOf(channel)
      const parts = message.parts.map((part, i) => (i === index ? part.subarray(0, part.length * 0.7) : part))
      const degraded = await detect({ ...message, parts })
      t.match(degraded.missing, [{ channel, reason: /cannot be decoded/ }])
      t.equal(degraded.objects.length, 300)
      t.notSame(degraded.objects, objects, `${channel} was seen before`)
    }
  })
  await session.close()
})
