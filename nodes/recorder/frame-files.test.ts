import t from 'tap'
import type { Header } from '../../schemas/messages.js'
import { FrameFiles } from './frame-files.js'

const header = (stream: string, number: number) => ({ stream, frame: { source: 'camera', epoch: 0, number } }) as Header

t.test('a frame stays with the file it began in; a file is awaited until every stream has left it', async (t) => {
  const frames = new FrameFiles(2)
  t.equal(frames.of(header('pictures', 1)), undefined)
  frames.note(header('pictures', 1), 1)
  frames.note(header('pictures', 2), 2)
  t.equal(frames.of(header('objects', 1)), 1)
  t.equal(frames.oldestAwaited, 1, 'objects are still to come')
  frames.note(header('objects', 1), 1)
  t.equal(frames.oldestAwaited, 1)
  frames.note(header('objects', 2), 2)
  t.equal(frames.oldestAwaited, 2)
})

t.test('a stream that brings nothing is not waited for without end', async (t) => {
  const frames = new FrameFiles(2)
  frames.note(header('pictures', 1), 1)
  for (let number = 2; number <= 32; number++) frames.note(header('pictures', number), 2)
  t.equal(frames.oldestAwaited, 1)
  frames.note(header('pictures', 33), 3)
  t.equal(frames.oldestAwaited, 2)
  t.equal(frames.of(header('objects', 1)), undefined)
})
