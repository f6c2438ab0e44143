import { GoshawkError } from '../../schemas/errors.js'
import type { Multipart, TransportLimits } from './transport.js'

/** Refuses at the writer what the reader's socket would cut the connection for. */
export function refuseOversized(parts: Multipart, limits: TransportLimits): void {
  for (const [index, part] of parts.entries()) {
    if (part.byteLength <= limits.partBytesMax) continue
    throw new GoshawkError(
      'message-too-large',
      `part ${index} has ${part.byteLength} bytes; expected at most ${limits.partBytesMax}: split it or send it smaller`,
    )
  }
}
