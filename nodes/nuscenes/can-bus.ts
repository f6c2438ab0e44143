/** The CAN bus expansion: what the car itself measured, scene by scene, at up to 100 Hz. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { isSystemError } from './system-error.js'

/** A measurement further from the frame than this says nothing about it. */
const apartUsMax = 100_000

/** What the CAN bus says of one moment; NaN where it says nothing. */
export interface CanMoment {
  /** Along the car. */
  readonly speedMps: number
  /** Of the steering wheel, left positive. */
  readonly steeringWheelRad: number
}

export interface CanBus {
  at(timestampUs: number): CanMoment
}

/** Measurements by time. */
interface Series {
  readonly timesUs: Float64Array
  readonly values: Float64Array
}

const nothing: Series = { timesUs: new Float64Array(0), values: new Float64Array(0) }

/**
 * Of can_bus/SCENE_pose.json the velocity along the car, of can_bus/SCENE_steeranglefeedback.json the steering wheel. The
 * expansion lacks some scenes: where a file is not there, its values are unknown.
 *
 * @throws GoshawkError 'dataset-invalid' naming file, message and field.
 */
export async function openCanBus(dataroot: string, scene: string): Promise<CanBus> {
  const file = (name: string) => join(dataroot, 'can_bus', `${scene}_${name}.json`)
  const speed = await readSeries(file('pose'), 'vel', (value) => (Array.isArray(value) ? value[0] : value))
  const steering = await readSeries(file('steeranglefeedback'), 'value', (value) => value)
  return {
    at: (timestampUs) => ({ speedMps: valueAt(speed, timestampUs), steeringWheelRad: valueAt(steering, timestampUs) }),
  }
}

async function readSeries(file: string, field: string, pick: (value: unknown) => unknown): Promise<Series> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return nothing
    throw new GoshawkError('dataset-invalid', `${file}: cannot be read: ${messageOf(error)}`, { cause: error })
  }
  const messages = parsed(file, text)
  const timesUs = new Float64Array(messages.length)
  const values = new Float64Array(messages.length)
  for (const [i, message] of messages.entries()) {
    const { utime, [field]: value } = (message ?? {}) as Record<string, unknown>
    timesUs[i] = numberOf(utime, `${file}: message ${i}: utime`)
    values[i] = numberOf(pick(value), `${file}: message ${i}: ${field}`)
    if (i > 0 && timesUs[i]! < timesUs[i - 1]!) {
      refuse(`${file}: message ${i}: utime`, utime, `no earlier than ${timesUs[i - 1]} of the one before`)
    }
  }
  return { timesUs, values }
}

function parsed(file: string, text: string): readonly unknown[] {
  let messages: unknown
  try {
    messages = JSON.parse(text)
  } catch (error) {
    throw new GoshawkError(
      'dataset-invalid',
      `${file}: no JSON: ${messageOf(error)}; fetch the CAN bus expansion again`,
    )
  }
  return Array.isArray(messages) ? messages : refuse(file, messages, 'a list of messages')
}

function numberOf(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse(where, value, 'a finite number')
}

/** The measurement nearest in time, by bisection. */
function valueAt({ timesUs, values }: Series, timestampUs: number): number {
  let low = 0
  let high = timesUs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (timesUs[middle]! < timestampUs) low = middle + 1
    else high = middle
  }
  const apartUs = (i: number) => Math.abs((timesUs[i] ?? Number.POSITIVE_INFINITY) - timestampUs)
  const nearest = apartUs(low - 1) <= apartUs(low) ? low - 1 : low
  return apartUs(nearest) <= apartUsMax ? values[nearest]! : Number.NaN
}

function refuse(where: string, found: unknown, expected: string): never {
  throw new GoshawkError(
    'dataset-invalid',
    `${where}: found ${JSON.stringify(found)?.slice(0, 80)}; expected ${expected}`,
  )
}
