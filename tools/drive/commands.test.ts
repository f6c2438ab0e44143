/** `goshawk drive` as other programs call it. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { formulas } from './score/formulas.js'

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function goshawk(...words: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(packageRoot, 'bin/goshawk.js'), ...words], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

t.test('--json tells of each route and the mean', async (t) => {
  const results = join(t.testdir(), 'results.json')
  const { code, stdout } = await goshawk(
    'drive',
    '--route',
    'highway-in-rain',
    '--seed',
    '3',
    '--results',
    results,
    '--json',
  )
  t.equal(code, 0)
  const { routes, mean } = JSON.parse(stdout)
  for (const one of [routes[0], mean]) {
    t.same(Object.keys(one.drivingScore), formulas)
    t.ok(one.routeCompletion > 0 && one.routeCompletion <= 100)
    t.type(one.infractions, 'object')
    t.ok(one.ticks > 0)
    t.equal(one.missedTicks, 0)
  }
  t.equal(mean.efficiency, null, 'the speed of the traffic around is not measured')
  t.equal(routes[0].route, 'highway-in-rain')
  t.equal(routes[0].seed, 3)
  const record = JSON.parse(readFileSync(results, 'utf8'))._checkpoint.records[0]
  t.equal(record.scores.score_composed, Math.round(routes[0].drivingScore['leaderboard-2.0'] * 1e6) / 1e6)
})

t.test('wrong words end with exit code 2 and what to do', async (t) => {
  for (const [words, told] of [
    [['--route', 'nowhere'], /scenario: "nowhere"; expected one of .*cut-in/],
    [['--route', 'cut-in', '--faults', 'rain'], /expected all or some of none, dropped-frames/],
    [['--route', 'cut-in', '--perception', 'radar'], /Allowed choices are ground-truth, detector/],
    [['--route', 'cut-in', '--planner', 'llm'], /--planner llm: expected --llm FILE\.yaml/],
    [['--route', 'cut-in', '--planner', 'rules'], /Allowed choices are route, states, llm/],
    [['--route', 'all', '--results', join(import.meta.filename, 'x', 'r.json')], /--results .*cannot be written/],
    [['--route', 'nowhere.yaml'], /nowhere\.yaml: no such file/],
    [[], /required option '--route <name>'/],
  ] as const) {
    const { code, stderr } = await goshawk('drive', ...words)
    t.equal(code, 2, words.join(' '))
    t.match(stderr, told)
  }
})
