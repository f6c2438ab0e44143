import t from 'tap'
import { scenarioNames } from '../../scenarios/worlds/find-scenario.js'
import { parseAddress, startsOf } from './carla-routes.js'

const town = { maps: ['Town01', 'Town10HD'], map: 'Town10HD', spawnPoints: 155 }

t.test('addresses', (t) => {
  t.strictSame(parseAddress('carla.local:3000'), { host: 'carla.local', port: 3000 })
  t.strictSame(parseAddress('127.0.0.1'), { host: '127.0.0.1', port: 2000 })
  t.strictSame(parseAddress('[::1]:2000'), { host: '::1', port: 2000 })
  for (const text of ['', ':2000', 'host:', 'host:0', 'host:65536', 'host:x', 'a b'])
    t.throws(() => parseAddress(text), { code: 'usage-invalid' }, text)
  t.end()
})

t.test('all is twelve spawn points chosen by the seed, or the scenarios of the built-in world', (t) => {
  const points = startsOf('all', 1, town).map(({ spawnPoint }) => spawnPoint)
  t.equal(new Set(points).size, 12)
  t.strictSame(startsOf('all', 1, town), startsOf('all', 1, town))
  t.strictNotSame(startsOf('all', 1, town), startsOf('all', 2, town))
  t.equal(startsOf('all', 1, { ...town, spawnPoints: 3 }).length, 3)
  const served = { maps: scenarioNames(), map: 'cut-in', spawnPoints: 40 }
  t.strictSame(startsOf('all', 1, served)[0], { map: scenarioNames()[0], spawnPoint: 0 })
  t.throws(() => startsOf('all', 1, { ...town, spawnPoints: 0 }), {
    code: 'config-invalid',
    message: /no spawn points/,
  })
  t.end()
})

t.test('one route by map, spawn point or both', (t) => {
  t.strictSame(startsOf('Town01', 1, town), [{ map: 'Town01', spawnPoint: undefined }])
  t.strictSame(startsOf('7', 1, town), [{ map: undefined, spawnPoint: 7 }])
  t.strictSame(startsOf('Town01/7', 1, town), [{ map: 'Town01', spawnPoint: 7 }])
  t.strictSame(startsOf('cut-in', 1, town), [{ map: 'cut-in', spawnPoint: 0 }])
  t.throws(() => startsOf('Town99', 1, town), { code: 'config-invalid', message: /0 to 154.*Town01, Town10HD/ })
  t.end()
})
