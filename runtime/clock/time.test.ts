import t from 'tap'
import { clockOffsetVariable, inheritedClockOffsetNs, systemTime } from './time.js'

t.test('processes that share the offset share the clock', async (t) => {
  const offset = inheritedClockOffsetNs({ [clockOffsetVariable]: '-123456789012345678' })
  t.equal(offset, -123_456_789_012_345_678n)
  const [one, two] = [systemTime(offset), systemTime(offset)]
  const before = one.nowNs()
  const between = two.nowNs()
  t.ok(before <= between && between <= one.nowNs())
})

t.test('a process without the offset, or with a broken one, measures its own', async (t) => {
  for (const text of [undefined, '', 'soon', '1e9']) {
    const nowNs = systemTime(inheritedClockOffsetNs({ [clockOffsetVariable]: text })).nowNs()
    const hourNs = 3_600_000_000_000n
    const differenceNs = nowNs - BigInt(Date.now()) * 1_000_000n
    t.ok(differenceNs < hourNs && differenceNs > -hourNs, 'wall time')
  }
})

t.test('no alarm rings early, whole milliseconds or not, and a cancelled one never', async (t) => {
  const time = systemTime(0n)
  const cancel = time.after(1_000_000n, () => t.fail('rang although cancelled'))
  cancel()
  for (const delayNs of [0n, 1000n, 300_000n, 2_500_000n]) {
    const dueNs = time.nowNs() + delayNs
    await new Promise<void>((resolve) => void time.after(delayNs, resolve))
    t.ok(time.nowNs() >= dueNs)
  }
})
