import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { createCurveKeyPair, encodeZ85, readCurveKeys } from './curve.js'

function keyFolder(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-keys-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
  }
  return folder
}

t.test('a host needs its own pair and the public keys of the others', async (t) => {
  const [car, rack] = [createCurveKeyPair(), createCurveKeyPair()]
  const folder = keyFolder({ 'car.json': car, 'rack.json': { publicKey: rack.publicKey } })
  const keys = readCurveKeys(folder, 'car', () => 'rack')
  t.same(keys.own, car)
  t.equal(keys.publicKeyAt('tcp://rack:7000'), rack.publicKey)
  t.same(keys.publicKeys, new Set([car.publicKey, rack.publicKey]))
})

t.test('what is missing or wrong is named by its file', async (t) => {
  const { publicKey } = createCurveKeyPair()
  const hostOf = () => 'rack'
  t.throws(() => readCurveKeys('nowhere', 'car', hostOf), { code: 'file-missing', message: /nowhere/ })
  t.throws(() => readCurveKeys(keyFolder({}), 'car', hostOf), { code: 'file-missing', message: /car\.json/ })
  t.throws(() => readCurveKeys(keyFolder({ 'car.json': { publicKey } }), 'car', hostOf), { message: /no secretKey/ })
  t.throws(() => readCurveKeys(keyFolder({ 'car.json': { publicKey: 'short' } }), 'car', hostOf), {
    code: 'file-invalid',
    message: /40 characters of Z85/,
  })
  t.throws(() => readCurveKeys(keyFolder({ 'car.json': '{' }), 'car', hostOf), { code: 'file-invalid' })
  const keys = readCurveKeys(keyFolder({ 'car.json': createCurveKeyPair() }), 'car', hostOf)
  t.throws(() => keys.publicKeyAt('tcp://rack:7000'), { code: 'file-missing', message: /rack\.json/ })
})

t.test('Z85 as in RFC 32', async (t) => {
  t.equal(encodeZ85(Buffer.from([0x86, 0x4f, 0xd2, 0x6f, 0xb5, 0x59, 0xf7, 0x5b])), 'HelloWorld')
})
