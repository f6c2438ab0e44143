import t from 'tap'
import { addressOf } from './address.js'
import { LinkedScene } from './linked-scene.js'
import { initialSettings } from './state.js'

const momentUs = 50e6
const frame = (scene: string, timestampUs = 0) => ({ scene, timestampUs })
const linkTo = (scene: string, options: { momentUs?: number; framesMax?: number } = {}) =>
  new LinkedScene({ scene, momentUs: options.momentUs, framesMax: options.framesMax ?? 3 })

t.test('the scene survives the address bar', async (t) => {
  const address = addressOf(initialSettings, 7, { scene: 'scene-0103, Boston & more' })
  const fields = new URLSearchParams(address.slice(1))
  t.equal(fields.get('scene'), 'scene-0103, Boston & more')
  t.equal(fields.get('at'), '7')
  t.equal(addressOf(initialSettings, undefined, { scene: '' }), '#')
})

t.test('that another scene plays is said once', async (t) => {
  const link = linkTo('a')
  t.equal(link.pending, 'a')
  t.match(link.check(frame('b')), /^The link is to scene a, but b plays\. Start that scene/)
  t.equal(link.pending, '')
  t.equal(link.check(frame('c')), '')
})

t.test('nothing is said of the scene of the link, nor without one, nor later when it ends', async (t) => {
  for (const link of [linkTo('a'), linkTo(''), linkTo('a'.repeat(500))]) {
    t.equal(link.check(frame('a')), '')
    t.equal(link.check(frame('b')), '')
    t.equal(link.pending, '')
  }
})

t.test('with a moment, the source is given time to go there', async (t) => {
  const found = linkTo('a', { momentUs })
  t.equal(found.check(frame('b')), '')
  t.equal(found.pending, 'a')
  t.equal(found.check(frame('a', momentUs)), '')
  t.equal(found.check(frame('b')), '')

  const late = linkTo('a', { momentUs, framesMax: 2 })
  t.same(
    [1, 2, 3, 4].map(() => late.check(frame('b')) !== ''),
    [false, false, true, false],
  )

  const elsewhere = linkTo('a', { momentUs })
  t.match(elsewhere.check(frame('b', momentUs + 1000)), /b plays/, 'the moment of another scene')
})
