/** Arguments that the scenario commands share. */
import { InvalidArgumentError } from 'commander'

/** `A-B` or one number. */
export function parseSeeds(text: string): readonly [number, number] {
  const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text)
  if (!match) throw new InvalidArgumentError('expected one seed or a range such as 1000-1099')
  const first = Number(match[1])
  const last = Number(match[2] ?? match[1])
  if (last < first) throw new InvalidArgumentError(`expected the lower seed first, not ${text}`)
  return [first, last]
}

export function parseNumber(low: number, high: number) {
  return (text: string): number => {
    const value = Number(text)
    if (text.trim() === '' || !(value >= low && value <= high)) {
      throw new InvalidArgumentError(`expected a number from ${low} to ${high}`)
    }
    return value
  }
}

export function parseWhole(low: number, high: number) {
  return (text: string): number => {
    const value = parseNumber(low, high)(text)
    if (!Number.isInteger(value)) throw new InvalidArgumentError('expected a whole number')
    return value
  }
}

/** Aborts on the first Ctrl-C, the second ends the process as usual; and when the terminal closes. */
export function interrupted(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  // A closing terminal says so more than once, and nobody is there any more to be in a hurry.
  process.on('SIGHUP', () => controller.abort())
  return controller.signal
}
