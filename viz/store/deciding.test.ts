import t from 'tap'
import { decidingHop } from './deciding.js'

t.test('the node that decided is the one before the publisher', async (t) => {
  const hop = (name: string) => ({ hop: name, ageMs: 0, queueMs: 0, computeMs: 1, publishMs: 0 })
  t.equal(decidingHop([hop('detector.frames'), hop('driver.objects'), hop('page.decision')])?.hop, 'driver.objects')
  t.equal(decidingHop([hop('page.decision')]), undefined)
  t.equal(decidingHop([]), undefined)
})
