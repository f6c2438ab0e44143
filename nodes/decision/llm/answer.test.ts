import fc from 'fast-check'
import t from 'tap'
import { PathDecision, SpeedDecision } from '../../../schemas/messages.js'
import { answerFormat, lightNames, pathName, pathNames, readAnswer, speedName, speedNames } from './answer.js'

const good = { explanation: 'A car.', wish: '', light: 'NONE', objects: [1, 0, 1], speed: 'KEEP', path: 'FOLLOW' }
const read = (changes: object = {}, count = 3) => readAnswer(JSON.stringify({ ...good, ...changes }), count)

t.test('an answer within the vocabulary is taken as it is', (t) => {
  t.same(read(), {
    explanation: 'A car.',
    wish: '',
    light: 'NONE',
    objects: [1, 0],
    speed: SpeedDecision.KEEP,
    path: PathDecision.FOLLOW,
  })
  for (const speed of speedNames) t.match(read({ speed }), { speed: SpeedDecision[speed] })
  for (const path of pathNames) t.match(read({ path }), { path: PathDecision[path] })
  for (const light of lightNames) t.match(read({ light }), { light })
  t.equal(speedName(SpeedDecision.STOP), 'STOP')
  t.equal(pathName(PathDecision.LEFT_BORROW), 'LEFT_BORROW')
  t.end()
})

t.test('the schema sent to the server asks for every field and nothing else', (t) => {
  const { schema } = answerFormat.json_schema
  t.same([...schema.required].sort(), Object.keys(schema.properties).sort())
  t.same(Object.keys(good).sort(), Object.keys(schema.properties).sort())
  t.end()
})

t.test('anything outside the vocabulary is refused by name, and nothing is repaired', (t) => {
  const refused: readonly (readonly [object, RegExp])[] = [
    [{ speed: 'FASTER' }, /^speed: /],
    [{ speed: 'accelerate' }, /^speed: /],
    [{ speed: 2 }, /^speed: /],
    [{ path: 'U_TURN' }, /^path: /],
    [{ light: 'BLUE' }, /^light: /],
    [{ objects: [3] }, /^objects: there is no object 3; 0 to 2 were shown/],
    [{ objects: [-1] }, /^objects/],
    [{ objects: [0.5] }, /^objects/],
    [{ objects: Array(65).fill(0) }, /^objects/],
    [{ explanation: '' }, /^explanation/],
    [{ explanation: 'x'.repeat(1001) }, /^explanation/],
    [{ steeringRad: 1 }, /steeringRad/],
    [{ speed: undefined }, /^speed/],
  ]
  for (const [changes, message] of refused) t.match(read(changes), { reason: 'out-of-vocabulary', message })
  t.match(read({ objects: [0] }, 0), { message: /none was shown/ })
  for (const text of ['', '{', 'STOP', '```json\n{}\n```', '{"speed":"STOP"']) {
    t.match(readAnswer(text, 0), { reason: 'garbled', message: /not JSON/ })
  }
  for (const text of ['null', '[]', '"STOP"', '7']) t.match(readAnswer(text, 0), { reason: 'out-of-vocabulary' })
  t.end()
})

t.test('explanations come out as one printable line', (t) => {
  t.match(read({ explanation: 'a\u001b[31m\nb\u0000\u202e c' }), { explanation: 'a [31m b c' })
  t.end()
})

t.test('any text is an answer within the vocabulary or a named failure', (t) => {
  const word = fc.oneof(fc.constantFrom(...speedNames, ...pathNames, ...lightNames), fc.string())
  const shaped = fc
    .record({
      explanation: fc.string(),
      wish: fc.string(),
      light: word,
      objects: fc.array(fc.nat(5)),
      speed: word,
      path: word,
    })
    .map((value) => JSON.stringify(value))
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), shaped), fc.nat(5), (text, count) => {
      const answer = readAnswer(text, count)
      if ('reason' in answer) return answer.reason === 'garbled' || answer.reason === 'out-of-vocabulary'
      return (
        Object.values<number>(SpeedDecision).includes(answer.speed) &&
        Object.values<number>(PathDecision).includes(answer.path) &&
        answer.objects.every((index) => index < count)
      )
    }),
  )
  t.end()
})
