import t from 'tap'
import { findScenario, listScenarios, parseScenario } from './find-scenario.js'
import { createWorld, stepWorld } from './world.js'

t.test('every scenario file loads, tells its story and plays', (t) => {
  const scenarios = listScenarios()
  t.ok(scenarios.length >= 12)
  for (const scenario of scenarios) {
    t.equal(findScenario(scenario.name).story, scenario.story)
    let world = createWorld({ seed: 1, scenario })
    world = stepWorld(world, 0.2)
    t.ok(world.actors.length > 0, scenario.name)
  }
  t.end()
})

t.test('random worlds play too, and a number is always the same world', (t) => {
  for (let seed = 0; seed < 6; seed++) {
    const scenario = findScenario(`random-${seed}`)
    t.strictSame(findScenario(`random-${seed}`), scenario)
    t.ok(Number.isFinite(stepWorld(createWorld({ seed, scenario }), 1).ego.x), scenario.road.kind)
  }
  t.end()
})

t.test('faults are told with line and column', (t) => {
  const parse = (text: string) => () => parseScenario(text, 'mine.yaml')
  const head = 'name: mine\nstory: Nothing.\n'
  t.throws(parse(`${head}road: { kind: canal }\n`), { code: 'config-invalid', message: /mine\.yaml:3:15 road\.kind/ })
  t.throws(parse(`${head}weather: rain\n`), { message: /mine\.yaml:3:\d+ .*weather/ })
  t.throws(parse(`${head}acts:\n  - { act: lead, model: spaceship }\n`), { message: /mine\.yaml:4:25 acts\.0\.model/ })
  t.throws(parse('name: [\n'), { message: /mine\.yaml:\d+:\d+/ })
  t.throws(parse('name: a\nname: b\n'), { message: /mine\.yaml:2:1/ })
  t.throws(() => findScenario('nowhere.yaml'), { code: 'file-missing' })
  t.throws(() => findScenario('nowhere'), { code: 'config-invalid', message: /city-avenue/ })
  t.end()
})
