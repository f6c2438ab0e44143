/** The decision node and the tracks it may be shown. */
import { NEVER, Subject } from 'rxjs'
import t from 'tap'
import { createFakeContext, fakeMessage } from '../../runtime/graph/testing/fake-context.js'
import type { Decision, DetectedObject, DetectedObjects, Message, Tracks } from '../../schemas/messages.js'
import { frameOf, thing } from './llm/testing/driving-frames.js'
import decisionNode from './node.js'

async function watch() {
  const running = await decisionNode.setup(decisionNode.config.parse({}), createFakeContext({ node: 'decision' }))
  const objects = new Subject<Message<DetectedObjects>>()
  const tracks = new Subject<Message<Tracks>>()
  const decisions: Decision[] = []
  running
    .connect({ objects, frames: NEVER, tracks })
    .decision.subscribe(({ payload }: { readonly payload: Decision }) => decisions.push(payload))
  return {
    see: (atS: number, seen: readonly DetectedObject[]) => {
      objects.next(fakeMessage(1, frameOf(seen, { timestampUs: atS * 1e6 })))
      return decisions.at(-1)!
    },
    track: (atS: number, known: Readonly<Record<string, DetectedObject>>) => {
      const { scene, sampleToken, globalFromEgo, egoSpeedMps } = frameOf([])
      const list = Object.entries(known).map(([id, object]) => ({ id, object, ageFrames: 3, coastedFrames: 0 }))
      const payload = { scene, sampleToken, globalFromEgo, egoSpeedMps, timestampUs: atS * 1e6, tracks: list }
      tracks.next(fakeMessage(1, payload))
    },
  }
}

t.test('a decision names the tracks it rests on, where tracks are known', async (t) => {
  const { see, track } = await watch()
  const [near, far] = [thing('car', 20), thing('car', 45)]
  t.match(see(1, [far, near]), { objectIndices: [1], trackIds: undefined }, 'no tracks yet')
  track(1, { '8': far, '5': near })
  t.match(see(1.2, [far, near]), { objectIndices: [1], trackIds: ['5'] })
  track(1.2, { other: near })
  t.match(see(1.2, [near]), { objectIndices: [0], trackIds: ['5'] }, 'never those of the frame itself')
  t.notOk('trackIds' in see(1.4, []), 'nothing to name')
  t.notOk('trackIds' in see(9, [near]), 'tracks of long ago name nothing')
})
