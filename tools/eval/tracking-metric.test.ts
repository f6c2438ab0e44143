/** The official devkit's numbers on the reference case, and the assignment against brute force. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { assign } from '../../schemas/assignment.js'
import { packageRoot } from '../../schemas/package-root.js'
import { evaluateTrackingFiles } from './evaluate-tracking.js'

const reference = join(packageRoot, '../shared/reference/nuscenes_metrics/tracking1')
const skip = existsSync(reference) ? {} : { skip: 'no ../shared/reference/nuscenes_metrics' }
const tolerance = 1e-9

t.test('tracking1 agrees with the devkit to 1e-9', skip, async (t) => {
  const expected = JSON.parse(readFileSync(join(reference, 'expected.json'), 'utf8'))
  const { metrics, perThreshold, boxesAfterFilter } = await evaluateTrackingFiles(
    join(reference, 'gt.json'),
    join(reference, 'pred.json'),
  )
  t.strictSame(boxesAfterFilter, expected.boxes_after_filter)
  close(t, metrics, expected.metrics, 'metrics')
  close(t, perThreshold, expected.per_threshold, 'per threshold')
})

function close(t: Test, own: unknown, expected: unknown, where: string): void {
  if (typeof own === 'number') {
    const agrees = expected === null ? Number.isNaN(own) : Math.abs(own - (expected as number)) <= tolerance
    if (!agrees) t.fail(`${where}: ${own}; expected ${expected}`)
    return
  }
  if (typeof own === 'string') {
    t.equal(own, expected, where)
    return
  }
  const [mine, theirs] = [own, expected] as Record<string, unknown>[]
  t.strictSame(Object.keys(mine!).sort(), Object.keys(theirs!).sort(), where)
  for (const key of Object.keys(mine!)) close(t, mine![key], theirs![key], `${where}.${key}`)
}

t.test('an assignment has as many pairs as can be, at the least cost', async () => {
  const costs = fc.integer({ min: 1, max: 4 }).chain((columns) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(Number.NaN)), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: 0, maxLength: 4 },
    ),
  )
  fc.assert(
    fc.property(costs, (rows) => {
      const columns = rows[0]?.length ?? 0
      const found = worthOf(rows, [...assign(rows, columns)])
      const best = everyAssignment(rows.length, columns)
        .map((columnOf) => worthOf(rows, columnOf))
        .sort((a, b) => b.pairs - a.pairs || a.cost - b.cost)[0]!
      return found.pairs === best.pairs && Math.abs(found.cost - best.cost) < 1e-9
    }),
  )
})

function worthOf(costs: readonly (readonly number[])[], columnOf: readonly number[]) {
  const taken = columnOf.map((column, row) => (column < 0 ? Number.NaN : costs[row]![column]!)).filter(Number.isFinite)
  return { pairs: taken.length, cost: taken.reduce((sum, cost) => sum + cost, 0) }
}

function everyAssignment(rows: number, columns: number): number[][] {
  if (rows === 0) return [[]]
  return everyAssignment(rows - 1, columns).flatMap((before) =>
    [-1, ...Array(columns).keys()].filter((c) => c < 0 || !before.includes(c)).map((column) => [...before, column]),
  )
}
