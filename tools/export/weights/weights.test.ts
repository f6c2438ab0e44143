import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { GoshawkError } from '../../../schemas/errors.js'
import { packageRoot } from '../../../schemas/package-root.js'
import { fitWeights } from './fit-weights.js'
import { openWeights } from './open-weights.js'
import { PickleError, unpickle } from './pickle.js'
import { randomWeights } from './random.js'
import { float32Tensor, float32Values, type WeightSource } from './tensor.js'

const reference = join(packageRoot, '../shared/reference/internimage/model')
const skip = existsSync(reference) ? false : 'needs the InternImage reference data beside the checkout'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-weights-'))
t.teardown(() => rmSync(folder, { recursive: true }))

const ascii = (text: string) => [...new TextEncoder().encode(text)]

/** A safetensors file of one float32 tensor. */
function safetensorsFile(header: unknown, data = new Uint8Array(8)): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header))
  const file = new Uint8Array(8 + text.length + data.length)
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true)
  file.set(text, 8)
  file.set(data, 8 + text.length)
  return file
}

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

function readAll(path: string): void {
  const source = openWeights(path)
  try {
    for (const { key } of source.entries()) source.read(key)
  } finally {
    source.close()
  }
}

t.test('every layout of a checkpoint holds the same tensors', { skip }, (t) => {
  const plain = openWeights(join(reference, 't.safetensors'))
  for (const name of ['t.pth', 't.legacy.pth']) {
    const torch = openWeights(join(reference, name))
    t.strictSame(
      torch
        .entries()
        .map(({ key }) => key)
        .sort(),
      plain
        .entries()
        .map(({ key }) => key)
        .sort(),
      name,
    )
    for (const { key } of plain.entries())
      t.ok(Buffer.compare(torch.read(key).bytes, plain.read(key).bytes) === 0, `${name} ${key}`)
    torch.close()
  }
  plain.close()
  t.end()
})

t.test('half precisions read as float32', (t) => {
  const bits = new Uint8Array(Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7bff).buffer)
  const half = openWeights(
    write('half.safetensors', safetensorsFile({ x: { dtype: 'F16', shape: [4], data_offsets: [0, 8] } }, bits)),
  )
  t.strictSame([...float32Values(half.read('x'))], [1, -2, Math.fround(2 ** -24), 65504])
  half.close()
  const brain = openWeights(
    write(
      'brain.safetensors',
      safetensorsFile(
        { x: { dtype: 'BF16', shape: [4], data_offsets: [0, 8] } },
        new Uint8Array(Uint16Array.of(0x3f80, 0xc000, 0x4049, 0).buffer),
      ),
    ),
  )
  t.strictSame([...float32Values(brain.read('x'))], [1, -2, 3.140625, 0])
  brain.close()
  t.end()
})

t.test('a sharded checkpoint reads as one, and cannot reach outside its folder', (t) => {
  write('a.safetensors', safetensorsFile({ x: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }))
  write('b.safetensors', safetensorsFile({ y: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }))
  const index = (map: unknown) => new TextEncoder().encode(JSON.stringify({ weight_map: map }))
  const both = openWeights(write('m.safetensors.index.json', index({ x: 'a.safetensors', y: 'b.safetensors' })))
  t.strictSame(
    both.entries().map(({ key }) => key),
    ['x', 'y'],
  )
  t.equal(both.read('y').bytes.length, 8)
  both.close()
  t.throws(() => openWeights(write('n.safetensors.index.json', index({ x: '../a.safetensors' }))), {
    code: 'weights-invalid',
    message: /beside the index/,
  })
  t.throws(() => openWeights(write('o.safetensors.index.json', index({ z: 'a.safetensors' }))), {
    code: 'weights-invalid',
    message: /does not hold z/,
  })
  t.end()
})

t.test('a header that claims more than there is is refused by name', (t) => {
  const cases: [string, unknown, RegExp][] = [
    ['beyond', { x: { dtype: 'F32', shape: [4], data_offsets: [0, 16] } }, /x: ends beyond the file/],
    ['unequal', { x: { dtype: 'F32', shape: [1000], data_offsets: [0, 8] } }, /x: holds 8 bytes/],
    ['type', { x: { dtype: 'F13', shape: [2], data_offsets: [0, 8] } }, /element type F13/],
    ['shape', { x: { dtype: 'F32', shape: [-2], data_offsets: [0, 8] } }, /x: the header entry/],
  ]
  for (const [name, header, message] of cases) {
    const path = write(`${name}.safetensors`, safetensorsFile(header))
    t.throws(() => openWeights(path), { code: 'weights-invalid', message }, name)
  }
  const huge = new Uint8Array(8).fill(255)
  t.throws(() => openWeights(write('huge.safetensors', huge)), { code: 'weights-invalid', message: /claims a header/ })
  t.end()
})

t.test('a pickle executes nothing: foreign callables are refused by name', (t) => {
  const evil = Uint8Array.from([
    0x80,
    2,
    ...ascii('cos\nsystem\n'),
    0x58,
    4,
    0,
    0,
    0,
    ...ascii('true'),
    0x85,
    0x52,
    0x2e,
  ])
  t.throws(() => unpickle(evil), { message: /calls os\.system; only tensors/ })
  const getattr = Uint8Array.from([0x80, 4, 0x8c, 8, ...ascii('builtins'), 0x8c, 4, ...ascii('eval'), 0x93, 0x2e])
  t.throws(() => unpickle(getattr), { message: /calls builtins\.eval/ })
  t.throws(() => unpickle(Uint8Array.from([0x80, 2, 0x69, 0x2e])), { message: /opcode 0x69/ })
  t.end()
})

t.test('a pickle that contains itself ends', (t) => {
  // l = []; l.append(l)
  const { value } = unpickle(Uint8Array.from([0x80, 2, 0x5d, 0x71, 0, 0x68, 0, 0x61, 0x2e]))
  t.ok(Array.isArray(value) && value[0] === value)
  t.end()
})

t.test('arbitrary bytes unpickle to a value or a PickleError', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        unpickle(bytes)
      } catch (error) {
        if (!(error instanceof PickleError)) throw error
      }
    }),
    { numRuns: 2000 },
  )
  t.end()
})

t.test('a checkpoint cut or changed anywhere is read or refused, never a crash', { skip }, (t) => {
  for (const name of ['t.pth', 't.legacy.pth', 't.safetensors']) {
    const whole = readFileSync(join(reference, name))
    const tried = (bytes: Uint8Array) => {
      try {
        readAll(write(`damaged-${name}`, bytes))
      } catch (error) {
        if (!(error instanceof GoshawkError) || error.code !== 'weights-invalid') throw error
        if (!error.message.includes(basename(`damaged-${name}`)))
          throw new Error(`does not name the file: ${error.message}`, { cause: error })
        return false
      }
      return true
    }
    t.ok(tried(whole), `${name} whole`)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => !tried(whole.subarray(0, length))),
      { numRuns: 40, examples: [[0], [1], [4], [whole.length - 1]] },
    )
    fc.assert(
      fc.property(fc.nat(Math.min(whole.length, 30_000) - 1), fc.boolean(), fc.nat(255), (at, fromEnd, value) => {
        const changed = Uint8Array.from(whole)
        changed[fromEnd ? whole.length - 1 - at : at] = value
        tried(changed)
        return true
      }),
      { numRuns: 60 },
    )
  }
  t.end()
})

t.test('misfits are listed together, as load_state_dict does', (t) => {
  const source: WeightSource = {
    description: 'given',
    entries: () => [
      { key: 'a', dtype: 'float32', shape: [2] },
      { key: 'extra', dtype: 'float32', shape: [1] },
    ],
    read: () => float32Tensor(Float32Array.of(1, 2), [2]),
    close: () => undefined,
  }
  const expected = [
    ['a', [3]],
    ['b', [1]],
  ] as const
  t.throws(() => fitWeights(source, expected), {
    code: 'weights-invalid',
    details: { missing: ['b'], unexpected: ['extra'], misshaped: ['a: [2]; expected [3]'] },
  })
  const partial = fitWeights(source, expected, { partialFrom: randomWeights(expected, 1) })
  t.strictSame(partial.read('a').shape, [3])
  t.end()
})

t.test('a NaN among the weights is named', (t) => {
  const source: WeightSource = {
    description: 'given',
    entries: () => [{ key: 'a', dtype: 'float32', shape: [2] }],
    read: () => float32Tensor(Float32Array.of(1, Number.NaN), [2]),
    close: () => undefined,
  }
  t.throws(() => fitWeights(source, [['a', [2]]]).read('a'), {
    code: 'weights-invalid',
    message: /a holds NaN at element 1/,
  })
  t.end()
})

t.test('random weights depend on seed and key alone', (t) => {
  const shapes = [
    ['x.weight', [8, 8]],
    ['y.weight', [8, 8]],
  ] as const
  const first = randomWeights(shapes, 7)
  const second = randomWeights([...shapes].reverse(), 7)
  t.strictSame(second.read('x.weight').bytes, first.read('x.weight').bytes)
  t.notSame(first.read('y.weight').bytes, first.read('x.weight').bytes)
  t.notSame(randomWeights(shapes, 8).read('x.weight').bytes, first.read('x.weight').bytes)
  t.end()
})
