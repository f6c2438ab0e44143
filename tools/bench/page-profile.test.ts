import t from 'tap'
import { hotFunctions } from './page-profile.js'

const node = (id: number, functionName: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url: functionName.startsWith('(') ? '' : 'http://h/a.js', lineNumber: 4, columnNumber: 2 },
  children,
})

t.test('time is a function’s own, and its callers’ once, also where it calls itself', async (t) => {
  const nodes = [
    node(1, '(root)', [2, 5]),
    node(2, 'outer', [3]),
    node(3, 'inner', [4]),
    node(4, 'inner'),
    node(5, '(idle)'),
  ]
  const hot = hotFunctions({ nodes, samples: [2, 3, 4, 5], timeDeltas: [1000, 2000, 4000, 90_000] }, 2)
  t.same(hot, [
    { name: 'inner a.js:5:3', selfMs: 3, totalMs: 3 },
    { name: 'outer a.js:5:3', selfMs: 0.5, totalMs: 3.5 },
  ])
})
