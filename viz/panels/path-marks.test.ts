import t from 'tap'
import { PathDecision } from '../../schemas/messages.js'
import { type History, historyLengthMax } from '../store/history.js'
import { pathMarksOf } from './path-marks.js'

/** A frame every half second. */
function historyOf(paths: readonly number[]): History {
  return paths.map((path, i) => ({ atMs: 7000 + i * 500, sequence: i + 1, endToEndMs: 40, bytes: 1, speed: 1, path }))
}

const { FOLLOW, LEFT_CHANGE, RIGHT_BORROW } = PathDecision

t.test('following the lane, and deciding nothing, leave no mark', async (t) => {
  t.same(pathMarksOf([]), [])
  t.same(pathMarksOf(historyOf([FOLLOW, FOLLOW, 0, 99, FOLLOW])), [])
})

t.test('each time the lane was left is one mark where it was, with its sign in words', async (t) => {
  const marks = pathMarksOf(historyOf([FOLLOW, LEFT_CHANGE, LEFT_CHANGE, FOLLOW, RIGHT_BORROW]))
  const n = historyLengthMax
  t.same(marks, [
    { left: (n - 4) / n, width: 2 / n, title: 'Change to the left lane, 1.5 to 1.0 s ago' },
    { left: (n - 1) / n, width: 1 / n, title: 'Pass through the right lane and return, since 0.0 s' },
  ])
})
