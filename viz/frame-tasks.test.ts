import t, { type Test } from 'tap'
import { FrameTasks } from './frame-tasks.js'

/** Animation frames that come when they are called for. */
function fakeFrames(t: Test) {
  const asked = new Map<number, () => void>()
  let last = 0
  const page = globalThis as Record<string, unknown>
  page.requestAnimationFrame = (callback: () => void) => {
    asked.set(++last, callback)
    return last
  }
  page.cancelAnimationFrame = (id: number) => asked.delete(id)
  t.teardown(() => {
    delete page.requestAnimationFrame
    delete page.cancelAnimationFrame
  })
  return {
    asked,
    next: () => {
      const callbacks = [...asked.values()]
      asked.clear()
      for (const callback of callbacks) callback()
    },
  }
}

t.test('all that is asked for before a frame is done in its one callback, once', async (t) => {
  const { asked, next } = fakeFrames(t)
  const frames = new FrameTasks()
  const done: string[] = []
  const draw = () => {
    done.push('draw')
    frames.add(draw)
  }
  const refresh = () => void done.push('refresh')
  for (const task of [draw, refresh, draw]) frames.add(task)
  t.equal(asked.size, 1)
  next()
  t.strictSame(done, ['draw', 'refresh'])
  t.equal(asked.size, 1, 'what a task asks for goes with the next frame')
  frames.cancel(draw)
  next()
  t.strictSame(done, ['draw', 'refresh'])
})

t.test('what is done now is shown without another frame, also where it fails', async (t) => {
  const { asked } = fakeFrames(t)
  const frames = new FrameTasks()
  const done: string[] = []
  const refresh = () => void done.push('refresh')
  frames.add(() => void done.push('waiting'))
  frames.now(() => {
    done.push('taken')
    frames.add(refresh)
  })
  t.strictSame(done, ['taken', 'waiting', 'refresh'])
  t.equal(asked.size, 0)
  t.throws(() =>
    frames.now(() => {
      frames.add(refresh)
      throw new Error('no such message')
    }),
  )
  t.strictSame(done, ['taken', 'waiting', 'refresh', 'refresh'])
})
