import t from 'tap'
import { computedOnTheWayMs } from './computed-on-the-way.js'
import type { FlowPlan } from './flows.js'

const link = (from: string, name: string) => ({
  name,
  from: { node: from.split('.')[0]!, output: from.split('.')[1]! },
  to: { node: name.split('.')[0]!, input: name.split('.')[1]! },
})
const linksOf = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([from, name]) => link(from, name)) as unknown as FlowPlan['links']
const hop = (name: string, computeMs: number) => ({ hop: name, computeMs })

t.test('along a line everything adds up', async (t) => {
  const links = linksOf(['camera.frames', 'model.frames'], ['model.objects', 'view.objects'])
  t.equal(computedOnTheWayMs(links, 'view.objects', [hop('camera.frames', 4), hop('model.frames', 80)]), 84)
  t.equal(computedOnTheWayMs(links, 'model.frames', [hop('camera.frames', 4)]), 4)
})

t.test('of branches that meet again, the one that was waited for', async (t) => {
  const links = linksOf(
    ['camera.frames', 'fast.frames'],
    ['camera.frames', 'slow.frames'],
    ['fast.objects', 'join.a'],
    ['slow.objects', 'join.b'],
    ['join.objects', 'view.objects'],
  )
  // join took a at 14 and b at 54, and emitted at 60.
  const hops = [
    hop('camera.frames', 4),
    hop('fast.frames', 10),
    hop('slow.frames', 50),
    hop('join.a', 46),
    hop('join.b', 6),
  ]
  t.equal(computedOnTheWayMs(links, 'view.objects', hops), 60)
})

t.test('a message that says nothing of its way, an unknown link and a circle come to an end', async (t) => {
  t.equal(computedOnTheWayMs(linksOf(['a.out', 'b.in']), 'b.in', []), 0)
  t.equal(computedOnTheWayMs([], 'b.in', [hop('a.out', 4)]), 0)
  const circle = linksOf(['a.out', 'b.in'], ['b.out', 'a.in'])
  t.equal(computedOnTheWayMs(circle, 'b.in', [hop('a.in', 1), hop('b.in', 2)]), 3)
})
