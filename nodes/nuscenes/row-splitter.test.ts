import fc from 'fast-check'
import t from 'tap'
import { RowSplitter, rowBytesMax } from './row-splitter.js'

function split(text: string | Buffer, chunkBytes = Number.POSITIVE_INFINITY) {
  const bytes = Buffer.from(text)
  const rows: { index: number; byte: number; text: string }[] = []
  const splitter = new RowSplitter((row) => rows.push(row))
  for (let at = 0; at < bytes.length; at += chunkBytes) splitter.push(bytes.subarray(at, at + chunkBytes))
  splitter.end()
  return rows
}

t.test('rows come out whole, with their place, whatever the chunks', (t) => {
  const text = ' [ {"a": "}]\\"{", "b": [1, {"c": []}]} ,\n{"é": "😀"}]\n'
  for (const chunkBytes of [1, 2, 3, 7, 1000]) {
    const rows = split(text, chunkBytes)
    t.strictSame(
      rows.map((row) => JSON.parse(row.text)),
      JSON.parse(text),
    )
    t.strictSame(
      rows.map(({ index, byte }) => [index, byte]),
      [
        [0, 3],
        [1, text.indexOf('{"é')],
      ],
    )
  }
  t.end()
})

t.test('an empty table has no rows', (t) => {
  t.strictSame(split('[]'), [])
  t.strictSame(split(' [\n] ', 1), [])
  t.end()
})

t.test('any array of objects, cut anywhere, is what JSON.parse reads', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
      fc.integer({ min: 1, max: 50 }),
      (table, chunk) => {
        const rows = split(JSON.stringify(table, undefined, 1), chunk).map(({ text }) => text)
        t.equal(`[${rows.map((row) => JSON.stringify(JSON.parse(row))).join()}]`, JSON.stringify(table))
      },
    ),
    { numRuns: 200 },
  )
  t.end()
})

t.test('every truncation of a table is refused', (t) => {
  const text = '[{"a": "b"}, {"c": {"d": 1}}]'
  for (let length = 0; length < text.length; length += 1) {
    t.throws(() => split(text.slice(0, length), 3), /the file is truncated/, `${length} bytes`)
  }
  t.throws(() => split('[{"a": 1}'), /ends at byte 9, after 1 rows; expected "," or "\]": the file is truncated/)
  t.throws(() => split('[{"a": 1}, {"b'), /inside row 1, which starts at byte 11/)
  t.end()
})

t.test('what is not an array of objects is refused where it stops being one', (t) => {
  t.throws(() => split('{"a": 1}'), /byte 0: found "\{"; expected "\[", the start of a table/)
  t.throws(() => split('[1]'), /byte 1: found "1"; expected a row "\{" or "\]"/)
  t.throws(() => split('[{}{}]'), /byte 3: found "\{"; expected "," or "\]", after 1 rows/)
  t.throws(() => split('[{},]'), /byte 4: found "\]"; expected a row "\{"/)
  t.throws(() => split('[] x'), /byte 3: found "x"; expected the end of the file/)
  t.throws(() => split('<html>'), /byte 0: found "<"/)
  t.throws(() => split(Buffer.from([0x5b, 0x7b, 0xff, 0x7d, 0x5d])), /row 0 at byte 1 is not UTF-8/)
  t.end()
})

t.test('a row never takes more memory than its bound', (t) => {
  const long = `[{"a": "${'x'.repeat(rowBytesMax)}"}]`
  t.throws(() => split(long), /longer than 4194304 bytes/)
  t.throws(() => split(long, 65_536), /longer than 4194304 bytes/)
  t.end()
})
