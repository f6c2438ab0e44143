import { readdirSync, readFileSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import t from 'tap'
import { findScenario } from '../find-scenario.js'
import { createWorld } from '../world.js'
import { CameraPool } from './camera-pool.js'
import { sceneFrameOf } from './scene-frame.js'

const isLow = getPriority() >= constants.priority.PRIORITY_BELOW_NORMAL
const skip =
  process.platform !== 'linux'
    ? 'only Linux keeps a priority for each thread'
    : isLow && 'the whole run has a low priority already'

/** Of every thread of this process: field 19 of proc_pid_stat(5); the name before it may hold spaces. */
function niceValues(): number[] {
  const folder = '/proc/self/task'
  return readdirSync(folder).map((id) => {
    const stat = readFileSync(`${folder}/${id}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  })
}

t.test('the threads that draw leave the cores to others, and no other thread does', { skip }, async (t) => {
  const options = { seed: 1, scenario: findScenario('cut-in'), width: 128, height: 72 }
  const before = niceValues()
  const pool = new CameraPool({ ...options, jpegQuality: 88, noise: 0, workers: 2 })
  t.teardown(() => pool.close())
  await pool.render(sceneFrameOf(createWorld(options), 0))
  const lower = niceValues().filter((nice) => nice > Math.max(...before))
  t.equal(lower.length, 2)
})
