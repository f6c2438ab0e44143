import t from 'tap'
import { scenarioNames } from './find-scenario.js'
import { splitOfSeed, splits } from './splits.js'

t.test('no world is in two splits', (t) => {
  const all = Object.values(splits)
  for (const [i, a] of all.entries()) {
    t.ok(a.seeds[0] <= a.seeds[1])
    for (const b of all.slice(i + 1)) {
      t.ok(a.seeds[1] < b.seeds[0] || b.seeds[1] < a.seeds[0])
      t.strictSame(
        a.files.filter((file) => b.files.includes(file)),
        [],
      )
    }
  }
  t.equal(splitOfSeed(1000), 'train')
  t.equal(splitOfSeed(9549), 'held-out')
  t.equal(splitOfSeed(9550), undefined)
  t.end()
})

t.test('every scenario file is in one split', (t) => {
  t.strictSame(
    Object.values(splits)
      .flatMap(({ files }) => files)
      .sort(),
    scenarioNames(),
  )
  t.end()
})

t.test('the boundaries are where they were first written', (t) => {
  t.strictSame(
    Object.values(splits).map(({ seeds }) => seeds),
    [
      [1000, 8999],
      [9000, 9099],
      [9500, 9549],
    ],
  )
  t.end()
})
