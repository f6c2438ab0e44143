/** Tracks of driven worlds, scored as the tracking task scores them: perfect detections, and none. */
import t from 'tap'
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { globalFromEgo, observe } from '../../scenarios/worlds/ground-truth.js'
import { createWorld, stepWorld } from '../../scenarios/worlds/world.js'
import { type FollowedSample, scoreTracks } from './score-tracks.js'

function samplesOf(scene: string, score: number): FollowedSample[] {
  let world = createWorld({ seed: 3, scenario: findScenario('following-a-van') })
  return Array.from({ length: 12 }, (_, i) => {
    if (i > 0) world = stepWorld(world, 0.5)
    const seen = observe(world).filter(({ object }) => Math.hypot(object.center.x, object.center.y) < 35)
    const token = `${scene}-${i}`
    const objects = seen.map(({ object }) => ({ ...object, score, id: '' }))
    const model = { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' }
    const moment = { scene, sampleToken: token, timestampUs: 1_000_000 + i * 500_000, egoSpeedMps: 0 }
    return {
      token,
      detections: { ...moment, globalFromEgo: globalFromEgo(world), objects, model, missingCameras: [], map: [] },
      truth: seen.map(({ object }) => ({ object, points: 5 })),
    }
  })
}

t.test('what is detected perfectly is followed without a switch, over two scenes with the same ids', async (t) => {
  const { metrics } = scoreTracks([...samplesOf('first', 0.9), ...samplesOf('second', 0.9)])
  t.equal(metrics.ids, 0)
  t.ok(metrics.label_metrics.mota.car! > 0.85, String(metrics.label_metrics.mota.car))
  t.ok(metrics.label_metrics.recall.car! > 0.95, String(metrics.label_metrics.recall.car))
  t.ok(metrics.label_metrics.amota.car! > 0.9, String(metrics.label_metrics.amota.car))
})

t.test('detections too faint to follow find nothing', async (t) => {
  const { metrics } = scoreTracks(samplesOf('first', 0.05))
  t.equal(metrics.label_metrics.amota.car, 0)
  t.equal(metrics.label_metrics.recall.car, 0)
})
