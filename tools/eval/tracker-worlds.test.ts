/** The tracker on the built-in worlds' ground truth plus noise and misses, counted as CLEAR MOT counts. */
import t from 'tap'
import { createTracker } from '../../nodes/tracker/tracker.js'
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { globalFromEgo, observe } from '../../scenarios/worlds/ground-truth.js'
import { chanceOf } from '../../scenarios/worlds/random.js'
import { createWorld, stepWorld } from '../../scenarios/worlds/world.js'
import { transformPoint } from '../../schemas/geometry/pose.js'
import type { DetectedObject } from '../../schemas/messages.js'
import { accumulate, type ClassFrame } from './clear-mot.js'
import { type TrackedBox, type TrackingClass, trackingClasses } from './tracking-boxes.js'

const settings = { scoreMin: 0.15, birthScore: 0.3, hitsMin: 2, sureScore: 0.7, coastS: 1 }
const rateHz = 5
const [noiseM, missShare] = [0.15, 0.05]

for (const name of ['city-avenue', 'following-a-van', 'hard-brake-ahead', 'country-road-in-fog']) {
  t.test(`${name}: no id switch among what can be seen`, async (t) => {
    const byClass = new Map<TrackingClass, ClassFrame[]>(trackingClasses.map((label) => [label, []]))
    const tracker = createTracker(settings)
    const lastSeen = new Map<string, { readonly frame: number; readonly visit: number }>()
    let world = createWorld({ seed: 3, scenario: findScenario(name) })
    for (let i = 0; i < 50; i++) {
      if (i > 0) world = stepWorld(world, 1 / rateHz)
      const pose = globalFromEgo(world)
      const global = (object: DetectedObject, id: string): TrackedBox => {
        const { x, y, z } = transformPoint(pose, object.center)
        return { id, label: object.label as TrackingClass, x, y, z, score: object.score, points: -1 }
      }
      const seen = observe(world).filter(
        ({ visibleShare, object }) => visibleShare > 0.5 && Math.hypot(object.center.x, object.center.y) < 50,
      )
      // Who was hidden for half a second counts as somebody new.
      for (const { object } of seen) {
        const before = lastSeen.get(object.id) ?? { frame: i, visit: 0 }
        const isBack = i - before.frame > rateHz / 2
        lastSeen.set(object.id, { frame: i, visit: before.visit + (isBack ? 1 : 0) })
      }
      const truthId = (id: string) => `${id}/${lastSeen.get(id)!.visit}`
      const detections = seen
        .filter(({ actor }) => chanceOf(9, actor.number, i) > missShare)
        .map(({ object, actor }) => {
          const error = (axis: number) => noiseM * gaussian(actor.number, i, axis)
          const center = { ...object.center, x: object.center.x + error(1), y: object.center.y + error(2) }
          return { ...object, score: 0.9, center, id: '', velocityXMps: Number.NaN, velocityYMps: Number.NaN }
        })
      const { tracks } = tracker.follow({
        scene: name,
        sampleToken: String(i),
        timestampUs: 1_000_000 + Math.round((i * 1e6) / rateHz),
        globalFromEgo: pose,
        objects: detections,
        model: { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' },
        missingCameras: [],
        map: [],
        egoSpeedMps: 0,
      }).tracks
      for (const [label, frames] of byClass) {
        frames.push({
          truth: seen
            .filter(({ object }) => object.label === label)
            .map(({ object }) => global(object, truthId(object.id))),
          answers: tracks.filter(({ object }) => object.label === label).map(({ object, id }) => global(object, id)),
        })
      }
    }
    let found = 0
    for (const [label, frames] of byClass) {
      const events = [...accumulate([frames], undefined, 2).objects.values()].flat()
      found += events.filter(({ kind }) => kind !== 'miss').length
      t.equal(events.filter(({ kind }) => kind === 'switch').length, 0, `${label}: switches`)
    }
    t.ok(found > 100, `${found} objects found`)
  })
}

/** Standard normal, the same for the same numbers (Box and Muller 1958). */
function gaussian(...seed: readonly number[]): number {
  const u = Math.max(1e-12, chanceOf(1, ...seed))
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * chanceOf(2, ...seed))
}
