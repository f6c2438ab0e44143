import t from 'tap'
import { type CoderConfig, decodeBoxes, type LidarBox } from './box-decoder.js'
import { modelOfCase } from './testdata/models.js'
import { readCase, readReference, referenceFolder, skipWithout, worstError } from './testdata/reference.js'

const config: CoderConfig = {
  classes: ['car', 'truck'],
  maxNum: 4,
  postCenterRange: [-50, -50, -5, 50, 50, 5],
  scoreThreshold: null,
}
/** One query: a car of 2 x 4 x 1.5 m, 10 m ahead, pointing where sin and cos say. */
const carCode = [0, 10, Math.log(2), Math.log(4), 0.5, Math.log(1.5), 1, 0, 3, -1]

function decode(logits: number[], codes: number[], changes: Partial<CoderConfig> = {}): LidarBox[] {
  const raw = { clsScores: Float32Array.from(logits), bboxPreds: Float32Array.from(codes) }
  return decodeBoxes(raw, { ...config, ...changes })
}

t.test('one query becomes one box for each class, best score first', (t) => {
  const [first, second, ...rest] = decode([-1, 2], carCode)
  t.equal(rest.length, 0)
  t.equal(first?.label, 1)
  t.equal(second?.label, 0)
  t.ok(Math.abs(first!.score - 1 / (1 + Math.exp(-2))) < 1e-7)
  t.ok(Math.abs(first!.width - 2) < 1e-6 && Math.abs(first!.length - 4) < 1e-6 && Math.abs(first!.height - 1.5) < 1e-6)
  t.ok(Math.abs(first!.yaw - Math.PI / 2) < 1e-7)
  t.match(first, { x: 0, y: 10, z: 0.5, velocityX: 3, velocityY: -1 })
  t.end()
})

t.test('equal scores keep the order of queries and classes', (t) => {
  const boxes = decode([1, 1, 1, 1, 1, 1], [...carCode, ...carCode, ...carCode])
  t.strictSame(
    boxes.map(({ label }) => label),
    [0, 1, 0, 1],
  )
  t.end()
})

t.test('the centre range is inclusive', (t) => {
  const at = (x: number) => decode([1, -9], [x, ...carCode.slice(1)], { maxNum: 1 }).length
  t.strictSame([at(50), at(50.001), at(-50), at(-50.001)], [1, 0, 1, 0])
  t.end()
})

t.test('a threshold is exclusive, and lowered when nothing passes', (t) => {
  const count = (logits: number[], scoreThreshold: number) =>
    decode(logits, [...carCode, ...carCode], { scoreThreshold }).length
  t.equal(count([0, 1, -9, -9], 0.5), 1, 'a score of exactly 0.5 does not pass 0.5')
  t.equal(count([0, -9, -9, -9], 0.5), 1, 'none passes, so 0.45 inclusive counts')
  t.equal(count([-9, -9, -9, -9], 0.5), 4, 'below 0.01 everything passes')
  t.end()
})

t.test('numbers that are not finite never become boxes', (t) => {
  for (const place of carCode.keys()) {
    const code = carCode.map((value, i) => (i === place ? Number.NaN : value))
    t.equal(decode([1, -9], code).length, 0, `code ${place}`)
  }
  t.equal(decode([1, -9], [0, 0, 800, 0, 0, 0, 0, 1, 0, 0]).length, 0, 'a width of e^800')
  t.strictSame(
    decode([Number.NaN, 1], carCode, { maxNum: 1 }).map(({ label }) => label),
    [1],
  )
  t.end()
})

const cases = [
  ['t1-a', 't1-a'],
  ['t2-b', 't2-b'],
  ['t2-b', 't2-b-nohist'],
  ['t3-c', 't3-c'],
  ['t3-c', 't3-c-short'],
] as const
for (const [name, variant] of cases) {
  t.test(`the official coder's boxes of ${variant} come out`, skipWithout(referenceFolder), (t) => {
    const lastLayer = (tensor: string) => {
      const { shape, data } = readReference(`${variant}.outputs`, tensor)
      return data.subarray(data.length - data.length / shape[0]!) as Float32Array
    }
    const raw = { clsScores: lastLayer('all_cls_scores'), bboxPreds: lastLayer('all_bbox_preds') }
    const found = decodeBoxes(raw, modelOfCase(readCase(name)))
    const expected = (tensor: string) => readReference(`${variant}.outputs`, `coder.${tensor}`).data
    t.strictSame(
      found.map(({ label }) => label),
      [...expected('labels')],
    )
    t.ok(
      worstError(
        found.map(({ score }) => score),
        expected('scores'),
      ) < 1e-6,
    )
    const numbers = found.flatMap((b) => [b.x, b.y, b.z, b.width, b.length, b.height, b.yaw, b.velocityX, b.velocityY])
    const error = worstError(numbers, expected('bboxes'))
    t.ok(error < 1e-6, `boxes differ by ${error}`)
    t.end()
  })
}
