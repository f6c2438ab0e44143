import t from 'tap'
import { Watchdog } from './watchdog.js'

const settings = { decisionS: 0.5, poseS: 0.3 }

t.test('nothing is wrong while decisions and poses come in time', (t) => {
  const watchdog = new Watchdog(settings, 10)
  for (let now = 10; now < 20; now += 0.1) {
    watchdog.located(now)
    if (Math.round(now * 10) % 5 === 0) watchdog.decided(now)
    t.equal(watchdog.check(now), undefined)
  }
  t.end()
})

t.test('each deadline has its reason, the pose first, and both are over when it comes again', (t) => {
  const watchdog = new Watchdog(settings, 0)
  watchdog.located(0.4)
  t.equal(watchdog.check(0.5), undefined, 'at the deadline it is not late yet')
  t.equal(watchdog.check(0.6), 'no decision')
  t.equal(watchdog.check(0.8), 'no pose')
  watchdog.located(0.9)
  t.equal(watchdog.check(0.9), 'no decision')
  watchdog.decided(0.9)
  t.equal(watchdog.check(0.9), undefined)
  t.end()
})

t.test('a car that never hears anything brakes from the first deadline after the start on', (t) => {
  const watchdog = new Watchdog(settings, 100)
  t.equal(watchdog.check(100.2), undefined)
  t.equal(watchdog.check(100.31), 'no pose')
  t.end()
})
