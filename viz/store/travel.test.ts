import t from 'tap'
import { Player } from './review.js'
import { type State, Store } from './state.js'
import { Tape } from './tape.js'
import { Travel } from './travel.js'
import type { World } from './world.js'

const extent = { firstUs: 10e6, lastUs: 60e6 }

/** A page on a replay whose source was sent nowhere yet. */
class Page {
  readonly store = new Store({
    world: undefined,
    review: undefined,
    sought: undefined,
    extents: [extent],
  } as unknown as State)
  readonly tape = new Tape((message) => JSON.parse(new TextDecoder().decode(message)))
  readonly player = new Player(this.store, this.tape)
  readonly said: string[] = []
  readonly sent: number[] = []
  #answer = (_: boolean) => {}
  readonly travel = new Travel({
    store: this.store,
    tape: this.tape,
    player: this.player,
    say: (text) => this.said.push(text),
    send: (momentUs) => {
      this.sent.push(momentUs / 1e6)
      return new Promise((resolve) => {
        this.#answer = resolve
      })
    },
  })
  #sequence = 0

  /** Frames come, at these seconds of recorded time. */
  come(...timesS: number[]): void {
    for (const timeS of timesS) {
      const sequence = ++this.#sequence
      const frame = { sequence, publishedUnixUs: sequence * 1e6, timestampUs: timeS * 1e6, objects: [] }
      const world = frame as unknown as World
      this.tape.append(world, new TextEncoder().encode(JSON.stringify(frame)))
      if (!this.store.state.review) this.store.set({ world })
      this.travel.arrived(this.tape.length - 1)
    }
  }

  async answer(isAccepted = true): Promise<void> {
    this.#answer(isAccepted)
    await new Promise((resolve) => setImmediate(resolve))
  }

  /** Second of recorded time that is shown, and whether the page stays there. */
  get shown(): readonly [number | undefined, boolean] {
    const { world, review } = this.store.state
    return [world && world.timestampUs / 1e6, review?.isPlaying === false]
  }
}

t.test('what is on the tape is shown at once, and nobody is moved', async (t) => {
  const page = new Page()
  page.come(20, 21, 22)
  page.travel.goTo(20.6e6)
  t.same(page.shown, [21, true])
  t.same(page.sent, [])
})

t.test('for the rest the source is sent there, and the page stops at the frame when it comes', async (t) => {
  const page = new Page()
  page.come(20, 21)
  page.travel.goTo(50e6)
  t.same(page.sent, [50])
  t.equal(page.store.state.sought, 50e6)
  page.come(22)
  await page.answer()
  page.come(23)
  t.same(page.shown, [23, false], 'frames that were on their way are shown as before')
  page.come(50, 51, 52)
  t.same(page.shown, [50, true])
  t.equal(page.store.state.sought, undefined)
  t.equal(page.tape.length, 7, 'what comes is kept')
  page.player.live()
  t.same(page.shown, [52, false])
  page.come(53)
  t.same(page.shown, [53, false])
})

t.test('a frame that came before the answer is found, and a nearer one takes its place', async (t) => {
  const page = new Page()
  page.come(20)
  page.travel.goTo(50e6)
  page.come(50.2)
  await page.answer()
  t.same(page.shown, [50.2, true])
  page.come(50.1, 50.4)
  t.same(page.shown, [50.1, true])
  page.come(51)
  t.same(page.shown, [50.1, true])
})

t.test('a slow graph shows the first frame that comes from there', async (t) => {
  const jump = new Page()
  jump.come(20)
  jump.travel.goTo(50e6)
  await jump.answer()
  jump.come(51.5, 52.5)
  t.same(jump.shown, [51.5, true])

  const passing = new Page()
  passing.come(20)
  passing.travel.goTo(22e6)
  await passing.answer()
  passing.come(21.4)
  t.same(passing.shown, [21.4, false])
  passing.come(22.8)
  t.same(passing.shown, [22.8, true])
})

t.test('a refusal leaves the page as it is', async (t) => {
  const page = new Page()
  page.come(20)
  page.travel.goTo(50e6)
  page.come(49.9)
  await page.answer(false)
  t.same(page.shown, [49.9, false])
  t.equal(page.store.state.sought, undefined)
  t.equal(page.travel.isUnderWay, false)
})

t.test('who goes elsewhere meanwhile is left alone', async (t) => {
  const toPresent = new Page()
  toPresent.come(20)
  toPresent.travel.goTo(50e6)
  toPresent.player.live()
  await toPresent.answer()
  toPresent.come(50)
  t.same(toPresent.shown, [50, false])

  const toPast = new Page()
  toPast.come(20, 21)
  toPast.travel.goTo(50e6)
  await toPast.answer()
  toPast.come(50.2)
  toPast.player.step(-1)
  toPast.come(50)
  t.same(toPast.shown, [21, true])

  const twice = new Page()
  twice.come(20)
  twice.travel.goTo(50e6)
  twice.travel.goTo(30e6)
  await twice.answer()
  twice.come(50, 30)
  t.same(twice.shown, [30, true])
})

t.test('a moment that does not come is given up, in words', async (t) => {
  const page = new Page()
  page.come(20)
  page.travel.goTo(50e6)
  await page.answer()
  for (let i = 1; i <= 40; i++) page.come(20 + i / 10)
  t.match(page.said, ['No frame of that moment has come; what comes is shown'])
  t.equal(page.store.state.sought, undefined)
  page.come(50)
  t.same(page.shown, [50, false])
})

t.test('steps go by recorded time, and send the source where the tape has a hole', async (t) => {
  const page = new Page()
  page.come(20, 20.5, 40, 40.5)
  page.travel.step(-1)
  t.same(page.shown, [40, true])
  page.travel.step(-1)
  t.same(page.sent, [39.5])
  page.travel.step(-1)
  t.same(page.sent, [39.5, 39], 'one further while it is under way')
  await page.answer()
  page.come(39, 39.5)
  t.same(page.shown, [39, true])
  page.travel.step(1)
  t.same(page.shown, [39.5, true])
  page.travel.step(1)
  t.same(page.shown, [40, true])
  t.equal(page.sent.length, 2)
})

t.test('at the ends of the piece, and at the newest frame, a step moves nobody', async (t) => {
  const page = new Page()
  page.come(5, 10, 10.5)
  page.player.show(1)
  page.travel.step(-1)
  t.same(page.shown, [5, true], 'what came before it')
  page.player.show(2)
  page.travel.step(1)
  t.same(page.shown, [10.5, true], 'what follows the newest comes by itself')
  t.same(page.sent, [])
})

t.test('where no piece is known, steps go as frames came', async (t) => {
  const page = new Page()
  page.store.set({ extents: [] })
  page.come(20, 40)
  page.travel.step(-1)
  t.same(page.shown, [20, true])
  page.travel.step(-1)
  t.same(page.shown, [20, true])
  t.same(page.sent, [])
})

t.test('a link to the frame that is shown moves nobody, one to another moment does', async (t) => {
  const page = new Page()
  page.come(20)
  page.travel.open(20e6)
  t.same(page.shown, [20, true])
  t.same(page.sent, [])
  const other = new Page()
  other.come(20)
  other.travel.open(50e6)
  t.same(other.sent, [50])
})
