/** Any JSON object, cut into chunks anywhere, reads as JSON.parse reads it; anything else is refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { jsonEntries } from './json-entries.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-entries-'))
t.teardown(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'file.json')

async function read(text: string, chunkBytes: number): Promise<Record<string, unknown>> {
  writeFileSync(file, text)
  const found: Record<string, unknown> = {}
  for await (const { member, key, value } of jsonEntries(file, ['results'], chunkBytes)) {
    if (key === undefined) found[member] = value
    else found[member] = { ...(found[member] as object | undefined), [key]: value }
  }
  return found
}

/** Keys that JavaScript would sort or treat as prototypes are no tokens. */
const keys = fc.string({ unit: 'grapheme' }).filter((key) => !/^\d+$|^__proto__$/.test(key))
const anyObject = fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 })

t.test('objects read as JSON.parse reads them, however they are spaced and cut', async (t) => {
  const files = fc.record({
    meta: fc.jsonValue({ maxDepth: 2 }),
    results: fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }), { minKeys: 1, maxKeys: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.constantFrom(0, 1, '\t'),
      fc.integer({ min: 1, max: 9 }),
      async (value, indent, bytes) => {
        const text = JSON.stringify(value, null, indent)
        t.strictSame(await read(text, bytes), JSON.parse(text))
      },
    ),
    { numRuns: 60 },
  )
})

t.test('a file that lacks its end, or has a byte too many, is refused', async (t) => {
  const cuts = fc.record({ value: anyObject, share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) })
  await fc.assert(
    fc.asyncProperty(cuts, async ({ value, share }) => {
      const text = JSON.stringify({ results: value })
      const cut = Buffer.from(text).subarray(0, Math.floor(share * Buffer.byteLength(text)))
      await t.rejects(read(cut.toString('latin1'), 64), { code: 'file-invalid' })
      await t.rejects(read(`${text}]`, 64), { code: 'file-invalid', message: /expected nothing after/ })
    }),
    { numRuns: 60 },
  )
})

t.test('any text at all gives entries or a named error', async (t) => {
  const bits = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    ' ',
    '"a"',
    '"results"',
    '1',
    'null',
    'NaN',
    '-',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(bits, { maxLength: 12 }), async (parts) => {
      try {
        await read(parts.join(''), 5)
        t.match(parts[0] === ' ' ? parts.join('').trim() : parts.join(''), /^\{/)
      } catch (error) {
        t.match(error, { code: 'file-invalid' })
      }
    }),
    { numRuns: 150 },
  )
})

t.test('what Python writes for numbers that JSON has not is null; in texts it stays', async (t) => {
  t.strictSame(await read('{"results":{"a":[NaN,-Infinity,"a NaN, \\" NaN",{"NaN":Infinity}]}}', 7), {
    results: { a: [null, null, 'a NaN, " NaN', { NaN: null }] },
  })
})
