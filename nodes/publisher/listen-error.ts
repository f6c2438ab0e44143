/** Why a server could not listen, in the words of whoever wrote runtime.yaml. */
import { GoshawkError, messageOf } from '../../schemas/errors.js'

export interface ListenAttempt {
  readonly error: unknown
  readonly node: string
  /** The config key the port came from. */
  readonly key: string
  readonly host: string
  readonly port: number
}

export function listenError({ error, node, key, host, port }: ListenAttempt): GoshawkError {
  const reason = messageOf(error)
  const options = { cause: error, details: { node, key, host, port } }
  if (/EADDRINUSE/.test(reason)) {
    return new GoshawkError(
      'port-occupied',
      `node ${node}, config.${key}: port ${port} on ${host} is taken by another program; ` +
        `stop that program, or set another ${key} (0 takes any free port)`,
      options,
    )
  }
  if (/EACCES/.test(reason)) {
    return new GoshawkError(
      'config-invalid',
      `node ${node}, config.${key}: not allowed to listen on port ${port}; choose a port above 1023`,
      options,
    )
  }
  return new GoshawkError(
    'config-invalid',
    `node ${node}, config.host: cannot listen on ${host}:${port} (${reason}); expected an address of this machine`,
    options,
  )
}
