import t from 'tap'
import { RestartPolicy } from './restart-policy.js'

const plan = { restartDelayMsMin: 100, restartDelayMsMax: 1000, crashesMax: 5, crashWindowMs: 60_000 }

t.test('the delay doubles up to its bound, then the process is given up', async (t) => {
  const policy = new RestartPolicy(plan)
  const verdicts = [0, 1, 2, 3, 4, 5].map((nowMs) => policy.crashed(nowMs))
  t.same(
    verdicts.map((verdict) => (verdict.kind === 'restart' ? verdict.delayMs : verdict)),
    [100, 200, 400, 800, 1000, { kind: 'give-up', crashes: 6 }],
  )
})

t.test('crashes longer ago than the window are forgiven', async (t) => {
  const policy = new RestartPolicy(plan)
  for (let i = 0; i < 5; i += 1) policy.crashed(i)
  t.same(policy.crashed(70_000), { kind: 'restart', delayMs: 100 })
})
