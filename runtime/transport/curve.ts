/**
 * CURVE keys for tcp links (RFC 26/CURVEZMQ) and who may connect with them (RFC 27/ZAP).
 * One JSON file a host: `<host>.json` with `publicKey` and, on that host alone, `secretKey`, each 40 characters of Z85.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { curveKeyPair, Router } from 'zeromq'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

export interface CurveKeyPair {
  readonly publicKey: string
  readonly secretKey: string
}

export interface CurveKeys {
  readonly own: CurveKeyPair
  /** Keys of every host of the graph: nobody else may connect. */
  readonly publicKeys: ReadonlySet<string>
  /** The key the writer at this address must prove to have. */
  publicKeyAt(address: string): string
}

const z85Key = /^[0-9a-zA-Z.\-:+=^!/*?&<>()[\]{}@%$#]{40}$/

/** A new pair, for `<host>.json`. */
export function createCurveKeyPair(): CurveKeyPair {
  return curveKeyPair()
}

/**
 * @param hostOf - the host whose process binds this address.
 * @throws GoshawkError 'file-missing' or 'file-invalid', naming the file.
 */
export function readCurveKeys(keyFolder: string, host: string, hostOf: (address: string) => string): CurveKeys {
  const publicKeys = new Map<string, string>()
  let own: CurveKeyPair | undefined
  for (const file of listKeyFiles(keyFolder)) {
    const path = join(keyFolder, file)
    const { publicKey, secretKey } = readKeyFile(path)
    const name = basename(file, '.json')
    publicKeys.set(name, publicKey)
    if (name !== host) continue
    if (secretKey === undefined)
      throw new GoshawkError('file-invalid', `${path}: no secretKey; host ${host} needs its own`)
    own = { publicKey, secretKey }
  }
  if (own === undefined) {
    throw new GoshawkError(
      'file-missing',
      `${join(keyFolder, `${host}.json`)}: no CURVE key for host ${host}; make one first`,
    )
  }
  return {
    own,
    publicKeys: new Set(publicKeys.values()),
    publicKeyAt: (address) => {
      const writer = hostOf(address)
      const key = publicKeys.get(writer)
      if (key === undefined) {
        throw new GoshawkError(
          'file-missing',
          `${join(keyFolder, `${writer}.json`)}: no CURVE key for host ${writer}, which ${address} belongs to`,
        )
      }
      return key
    },
  }
}

function listKeyFiles(keyFolder: string): string[] {
  try {
    return readdirSync(keyFolder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch (error) {
    throw new GoshawkError('file-missing', `${keyFolder}: cannot read the folder of CURVE keys: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

function readKeyFile(path: string): { publicKey: string; secretKey: string | undefined } {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new GoshawkError('file-invalid', `${path}: not a JSON key file: ${messageOf(error)}`, { cause: error })
  }
  const { publicKey, secretKey } = (value ?? {}) as Record<string, unknown>
  if (typeof publicKey !== 'string' || !z85Key.test(publicKey)) {
    throw new GoshawkError('file-invalid', `${path}: publicKey is not a key; expected 40 characters of Z85`)
  }
  if (secretKey !== undefined && (typeof secretKey !== 'string' || !z85Key.test(secretKey))) {
    throw new GoshawkError('file-invalid', `${path}: secretKey is not a key; expected 40 characters of Z85`)
  }
  return { publicKey, secretKey }
}

const zapAddress = 'inproc://zeromq.zap.01'
const keysAdmitted = new Set<string>()
let authenticator: Router | undefined

/**
 * Answers libzmq's question, for each connection of this process, whether the client's key is one of the graph's.
 * libzmq asks at one address a process, so one socket answers for all writers, until `stopAuthentication`.
 */
export async function startAuthentication(keys: CurveKeys): Promise<void> {
  for (const key of keys.publicKeys) keysAdmitted.add(key)
  if (authenticator !== undefined) return
  authenticator = new Router({ linger: 0 })
  await authenticator.bind(zapAddress)
  void answerRequests(authenticator)
}

/** Ends the service when no writer is left: it keeps the event loop alive. */
export function stopAuthentication(): void {
  authenticator?.close()
  authenticator = undefined
  keysAdmitted.clear()
}

async function answerRequests(socket: Router): Promise<void> {
  for await (const request of socket) {
    // RFC 27: [identity, '', version, request id, domain, address, routing id, mechanism, client key]
    const [identity, , version, requestId, , , , mechanism, clientKey] = request
    const isKnown =
      mechanism?.toString() === 'CURVE' && clientKey?.byteLength === 32 && keysAdmitted.has(encodeZ85(clientKey))
    const status = isKnown ? ['200', 'OK'] : ['400', 'this key is not one of the graph']
    await socket.send([identity!, '', version!, requestId!, ...status, '', ''])
  }
}

const z85Alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'

/** RFC 32/Z85; the length must be a multiple of four. */
export function encodeZ85(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let offset = 0; offset + 4 <= bytes.byteLength; offset += 4) {
    let value = view.getUint32(offset)
    let group = ''
    for (let digit = 0; digit < 5; digit += 1) {
      group = z85Alphabet[value % 85]! + group
      value = Math.floor(value / 85)
    }
    text += group
  }
  return text
}
