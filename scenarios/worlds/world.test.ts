import t from 'tap'
import { detectionClasses } from '../../schemas/messages.js'
import type { Actor, Driving, Walking } from './actor.js'
import { findScenario } from './find-scenario.js'
import { groundTruth, observe } from './ground-truth.js'
import { createWorld, stepWorld, type World } from './world.js'

const cityAvenue = findScenario('city-avenue')

function* drive(seed: number, seconds: number, scenario = cityAvenue): Generator<World> {
  let world = createWorld({ seed, scenario })
  for (let i = 0; i < seconds * 10; i++) {
    world = stepWorld(world, 0.1)
    yield world
  }
}

t.test('the same seed is the same world, another seed another', (t) => {
  const last = (seed: number) => [...drive(seed, 3)].at(-1)!
  const text = (seed: number) => JSON.stringify(last(seed))
  const [once, again] = [text(5), text(5)]
  t.ok(once === again)
  t.notOk(once === text(6))
  t.end()
})

t.test('one long step equals many short ones', (t) => {
  const start = createWorld({ seed: 3, scenario: cityAvenue })
  t.ok(JSON.stringify(stepWorld(start, 0.5)) === JSON.stringify(stepWorld(stepWorld(start, 0.2), 0.3)))
  t.throws(() => stepWorld(start, 0.03), { code: 'config-invalid' })
  t.throws(() => createWorld({ seed: 1.5, scenario: cityAvenue }), { code: 'config-invalid' })
  t.end()
})

t.test('nobody jumps, and velocities are what was moved', (t) => {
  for (const seed of [1, 2, 3]) {
    let before: World | undefined
    for (const world of drive(seed, 12)) {
      if (before) {
        const old = new Map([before.ego, ...before.actors].map((actor) => [actor.number, actor]))
        for (const actor of [world.ego, ...world.actors]) {
          const was = old.get(actor.number)
          if (!was) continue
          const moved = Math.hypot(actor.x - was.x, actor.y - was.y)
          const fastest = Math.max(
            Math.hypot(actor.velocityXMps, actor.velocityYMps),
            Math.hypot(was.velocityXMps, was.velocityYMps),
          )
          if (moved > fastest * 0.1 + 0.25)
            t.fail(
              `seed ${seed} ${world.timeS.toFixed(1)} s: ${actor.model} ${actor.number} moved ${moved.toFixed(2)} m at ${fastest.toFixed(1)} m/s`,
            )
        }
      }
      before = world
    }
  }
  t.pass()
  t.end()
})

t.test('vehicles do not drive into each other', (t) => {
  let contacts = 0
  for (const seed of [1, 2, 3, 4]) {
    for (const world of drive(seed, 15)) {
      const vehicles = [world.ego, ...world.actors].filter(
        ({ label, motion }) => label !== 'pedestrian' && motion.kind !== 'standing',
      )
      for (const [i, a] of vehicles.entries()) {
        for (const b of vehicles.slice(i + 1)) {
          if (a.motion.kind === 'towed' || b.motion.kind === 'towed') continue
          const dx = b.x - a.x
          const dy = b.y - a.y
          const along = Math.abs(Math.cos(a.yawRad) * dx + Math.sin(a.yawRad) * dy)
          const across = Math.abs(Math.cos(a.yawRad) * dy - Math.sin(a.yawRad) * dx)
          if (along < (a.size.length + b.size.length) / 2 - 0.3 && across < (a.size.width + b.size.width) / 2 - 0.3) {
            contacts++
            if (contacts < 4)
              t.comment(`seed ${seed} ${world.timeS.toFixed(1)} s: ${a.model} ${a.number} in ${b.model} ${b.number}`)
          }
        }
      }
    }
  }
  t.equal(contacts, 0)
  t.end()
})

t.test('ground truth is in the ego frame, of known classes, with ids that last', (t) => {
  const worlds = [...drive(1, 4)]
  const first = observe(worlds[0]!)
  t.ok(first.length > 10)
  for (const { object, actor, visibleShare } of first) {
    t.ok(detectionClasses.includes(object.label as (typeof detectionClasses)[number]))
    t.ok(visibleShare >= 0 && visibleShare <= 1)
    t.match(object.id, /^[0-9a-f]{32}$/)
    t.equal(object.center.z, actor.size.height / 2)
    const speed = Math.hypot(object.velocityXMps, object.velocityYMps)
    t.ok(Math.abs(speed - Math.hypot(actor.velocityXMps, actor.velocityYMps)) < 1e-9)
  }
  const ids = new Set(groundTruth(worlds[0]!).map(({ id }) => id))
  const later = groundTruth(worlds[10]!).filter(({ id }) => ids.has(id))
  t.ok(later.length > ids.size / 2, 'most are still there a second later')
  t.ok(groundTruth(worlds[0]!).length < first.length, 'hidden ones are left out')
  t.end()
})

t.test('a long vehicle that stands close to a crossing and those who wait at it do not wait for each other', (t) => {
  const world = createWorld({ seed: 1, scenario: findScenario('construction-zone') })
  const driver = world.actors.find(({ label, motion }) => label === 'car' && motion.kind === 'driving')!
  const walker = world.actors.find(({ motion }) => motion.kind === 'walking')!
  const index = world.map.crossings.findIndex(({ signal }) => signal < 0)
  const { lane, arcM } = world.map.crossings[index]!.lanes[0]!
  const lengthM = 11.6
  const motion = { ...(driver.motion as Driving), lane, arcM: arcM - lengthM / 2 - 1.5, route: [], trail: [], acts: [] }
  const long: Actor = { ...driver, speedMps: 0, size: { ...driver.size, length: lengthM }, motion }
  const waits = { crossing: index, crossingArcM: 0, crossingDirection: 1, waiting: true, careless: false } as const
  const person: Actor = { ...walker, speedMps: 0, motion: { ...(walker.motion as Walking), ...waits } }
  const { actors } = stepWorld({ ...world, actors: [long, person] }, 12)
  const after = (one: Actor) => actors.find(({ number }) => number === one.number)?.motion
  const [drove, walked] = [after(long), after(person)]
  t.ok(drove?.kind !== 'driving' || drove.arcM > motion.arcM + 5)
  t.notOk(walked?.kind === 'walking' && walked.waiting)
  t.end()
})
