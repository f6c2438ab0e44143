import t from 'tap'
import { Passenger } from './passenger.js'

t.test('words are told with their age, and forgotten after a minute unless the rules act on them', (t) => {
  const passenger = new Passenger()
  t.equal(passenger.at(0, false), undefined)
  t.ok(passenger.say('  mind the dog '))
  t.same(passenger.at(5e6, false), { text: 'mind the dog', ageS: 0 })
  t.same(passenger.at(15e6, false), { text: 'mind the dog', ageS: 10 })
  t.same(passenger.at(120e6, true), { text: 'mind the dog', ageS: 115 })
  t.equal(passenger.at(121e6, false), undefined)
  t.equal(passenger.at(121e6, true), undefined, 'forgotten for good')
  passenger.say('first')
  passenger.at(200e6, false)
  passenger.say('second')
  t.same(passenger.at(230e6, false), { text: 'second', ageS: 0 })
  t.equal(passenger.at(10e6, false), undefined, 'another recording began')
  t.end()
})

t.test('nothing, and speeches, are not taken', (t) => {
  const passenger = new Passenger()
  t.notOk(passenger.say(' \n'))
  t.notOk(passenger.say('x'.repeat(501)))
  t.equal(passenger.at(0, true), undefined)
  t.end()
})
