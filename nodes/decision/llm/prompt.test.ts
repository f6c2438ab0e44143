import fc from 'fast-check'
import t from 'tap'
import { pathNames, speedNames } from './answer.js'
import { type Question, requestOf, routeCommands, systemMessage, userMessage } from './prompt.js'

const picture = (camera: string) => ({ camera, bytes: Uint8Array.of(0xff, 0xd8), width: 448, height: 252 })
const question: Question = {
  scene: 'Objects: none detected.',
  instruction: undefined,
  route: undefined,
  pictures: [],
  withoutPicture: [],
  picturesLaterMs: 0,
}
const words = (changes: Partial<Question> = {}) =>
  userMessage({ ...question, ...changes })
    .map((part) => (part.type === 'text' ? part.text : '<picture>'))
    .join('\n')

t.test('the system message defines every state and says on which side traffic keeps', (t) => {
  const system = systemMessage({ passOn: 'left' })
  for (const name of [...speedNames, ...pathNames]) t.match(system, `\n- ${name}: `)
  t.match(system, 'Traffic keeps to the right')
  t.match(systemMessage({ passOn: 'right' }), 'Traffic keeps to the left')
  t.end()
})

t.test('pictures are named in order, in the text and before each', (t) => {
  const content = userMessage({ ...question, pictures: [picture('CAM_FRONT_LEFT'), picture('CAM_FRONT')] })
  t.match(content[0], { text: /Pictures, in this order: 1 CAM_FRONT_LEFT \(.*left\), 2 CAM_FRONT \(looking ahead\)/ })
  t.same(content.slice(1), [
    { type: 'text', text: 'Picture 1: CAM_FRONT_LEFT' },
    { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,/9g=' } },
    { type: 'text', text: 'Picture 2: CAM_FRONT' },
    { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,/9g=' } },
    { type: 'text', text: 'Decide.' },
  ])
  t.match(
    words({ withoutPicture: ['CAM_FRONT'] }),
    'Pictures: none; decide by the objects.\nNo picture from CAM_FRONT.',
  )
  t.match(words({ pictures: [picture('CAM_BACK')], picturesLaterMs: -40 }), 'taken 40 ms before the objects')
  t.end()
})

t.test('the passenger and the route are told when there are any', (t) => {
  t.match(words(), "Passenger's wish: none.\nRoute: no command")
  t.match(words({ instruction: { text: 'faster', ageS: 3.2 } }), `Passenger's wish: "faster" (said 3 s ago).`)
  for (const route of routeCommands) t.match(words({ route }), /Route: (turn|go|follow)/)
  t.end()
})

t.test('no wish gets out of its quotation marks or its line', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      const [line = ''] = words({ instruction: { text, ageS: 0 } }).split('\n')
      const told = /^Passenger's wish: (".*") \(said 0 s ago\)\.$/.exec(line)?.[1]
      return told !== undefined && (JSON.parse(told) as string).length <= 500
    }),
  )
  t.end()
})

t.test('the request constrains the answer', (t) => {
  const options = { model: 'm', system: 's', answerTokensMax: 99, responseFormat: 'json_schema' } as const
  t.match(requestOf(options, userMessage(question)), {
    model: 'm',
    max_tokens: 99,
    temperature: 0,
    stream: false,
    messages: [{ role: 'system', content: 's' }, { role: 'user' }],
    response_format: { type: 'json_schema', json_schema: { strict: true } },
  })
  t.same(requestOf({ ...options, responseFormat: 'json_object' }, []).response_format, { type: 'json_object' })
  t.end()
})
