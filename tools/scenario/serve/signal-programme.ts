/** Traffic lights as CARLA counts them: a state, how long it has been on, and how long each lasts. */
import { type Signal, signalState } from '../../../scenarios/worlds/road-map.js'

/** 0 red, 1 yellow, 2 green. */
export const stateNumbers = { red: 0, yellow: 1, green: 2 } as const

export function lightOf(signal: Signal, timeS: number) {
  const { greenS, yellowS, cycleS, offsetS } = signal
  const phaseS = (((timeS - offsetS) % cycleS) + cycleS) % cycleS
  const state = signalState(signal, timeS)
  const begunS = state === 'green' ? 0 : state === 'yellow' ? greenS : greenS + yellowS
  return { light: stateNumbers[state], greenS, yellowS, redS: cycleS - greenS - yellowS, elapsedS: phaseS - begunS }
}

/** The same programme, moved so that this state begins now. */
export function beginningNow(signal: Signal, state: number, timeS: number): Signal {
  const { greenS, yellowS } = signal
  const begunS = state === stateNumbers.green ? 0 : state === stateNumbers.yellow ? greenS : greenS + yellowS
  return { ...signal, offsetS: timeS - begunS }
}

/** A day long nothing but this state. */
export function holding(state: number): Signal {
  const lengthS = 86_400
  return {
    greenS: state === stateNumbers.green ? lengthS : 0,
    yellowS: state === stateNumbers.yellow ? lengthS : 0,
    cycleS: lengthS,
    offsetS: 0,
  }
}

/** The same programme with one of its lengths changed; the phase that is on goes on. */
export function withLength(signal: Signal, state: number, lengthS: number): Signal {
  const { greenS, yellowS, cycleS } = signal
  const lengths = [cycleS - greenS - yellowS, yellowS, greenS]
  lengths[state] = Math.max(0.05, lengthS)
  const [redS = 0, newYellowS = 0, newGreenS = 0] = lengths
  return { ...signal, greenS: newGreenS, yellowS: newYellowS, cycleS: redS + newYellowS + newGreenS }
}
