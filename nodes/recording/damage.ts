/** Which errors mean that a part of a recording is damaged: it costs the frames in it, and the others can be read. */
import { GoshawkError } from '../../schemas/errors.js'

export function isDamage(error: unknown): boolean {
  return error instanceof GoshawkError && (error.code === 'file-invalid' || error.code === 'message-invalid')
}
