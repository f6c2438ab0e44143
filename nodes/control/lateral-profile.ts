/**
 * Moving sideways to a line without a jolt: the offset from the line is a quintic polynomial of the way driven, the curve
 * of least jerk between two states (Takahashi et al., IV 1989; along the way instead of over time as in Werling et al.,
 * ICRA 2010, section V, so that a car that stands does not move sideways).
 */

/** Documented limits of a planned move sideways, beside what a bend of the line itself asks for. */
export const lateralJerkMps3Max = 2
export const lateralMps2Max = 1.5
/** Of the move itself, 1/m: what the front wheels give with room to spare, for a car that crawls. */
export const lateralBendMax = 0.1
/** A move within the limits is never planned longer than this: a whole lane takes less than 5 s. */
const longestS = 6.5
/** A car that is found beside or askew of its line, as after an evasion, comes back with these shares of the limits. */
const relaxed = [1, 2, 4] as const
const shortestM = 5
const growth = 1.04

/** Offset from the line (left positive) at the start, its slope and its bend: metres, 1, 1/m. */
export interface LateralState {
  readonly leftM: number
  readonly slope: number
  readonly bend: number
}

/** Offset over the way driven from the start: the polynomial up to `lengthM`, `toM` behind it. */
export interface LateralProfile {
  readonly lengthM: number
  readonly toM: number
  /** Of 1, s, s², ... s⁵. */
  readonly coefficients: readonly number[]
}

/**
 * The shortest profile to `toM` that keeps the limits at `speedMps`. Where none does, because the car is askew of the
 * line, the shortest within two or four times the limits; the longest where even that is too little.
 */
export function lateralProfile(from: LateralState, toM: number, speedMps: number): LateralProfile {
  const longestM = Math.max(4 * shortestM, longestS * speedMps)
  for (const share of relaxed) {
    for (let lengthM = shortestM; lengthM < longestM; lengthM *= growth) {
      const profile = quintic(from, toM, lengthM)
      if (keepsLimits(profile, speedMps, share)) return profile
    }
  }
  return quintic(from, toM, longestM)
}

/** Ends at `toM` parallel to the line. */
function quintic({ leftM, slope, bend }: LateralState, toM: number, lengthM: number): LateralProfile {
  const rest = toM - leftM - slope * lengthM - (bend / 2) * lengthM ** 2
  const restSlope = -slope - bend * lengthM
  const restBend = -bend
  const cubic = 10 * rest - 4 * restSlope * lengthM + 0.5 * restBend * lengthM ** 2
  const quartic = -15 * rest + 7 * restSlope * lengthM - restBend * lengthM ** 2
  const last = 6 * rest - 3 * restSlope * lengthM + 0.5 * restBend * lengthM ** 2
  return {
    lengthM,
    toM,
    coefficients: [leftM, slope, bend / 2, cubic / lengthM ** 3, quartic / lengthM ** 4, last / lengthM ** 5],
  }
}

/** Offset, slope and bend after `drivenM`. */
export function lateralAt({ lengthM, toM, coefficients }: LateralProfile, drivenM: number): LateralState {
  if (drivenM >= lengthM) return { leftM: toM, slope: 0, bend: 0 }
  const s = Math.max(0, drivenM)
  const [c0, c1, c2, c3, c4, c5] = coefficients as [number, number, number, number, number, number]
  return {
    leftM: c0 + s * (c1 + s * (c2 + s * (c3 + s * (c4 + s * c5)))),
    slope: c1 + s * (2 * c2 + s * (3 * c3 + s * (4 * c4 + s * 5 * c5))),
    bend: 2 * c2 + s * (6 * c3 + s * (12 * c4 + s * 20 * c5)),
  }
}

/** The largest jerk sideways of the profile at a steady speed, m/s³: at an end or where its parabola turns. */
export function lateralJerkMost({ lengthM, coefficients }: LateralProfile, speedMps: number): number {
  const [, , , c3, c4, c5] = coefficients as [number, number, number, number, number, number]
  const jerk = (s: number) => Math.abs(6 * c3 + 24 * c4 * s + 60 * c5 * s * s)
  const turn = c5 === 0 ? 0 : Math.max(0, Math.min(lengthM, -c4 / (5 * c5)))
  return Math.max(jerk(0), jerk(turn), jerk(lengthM)) * speedMps ** 3
}

const bendSamples = 24

function keepsLimits(profile: LateralProfile, speedMps: number, share: number): boolean {
  if (lateralJerkMost(profile, speedMps) > share * lateralJerkMps3Max) return false
  const bendMost = Math.min(lateralBendMax, (share * lateralMps2Max) / Math.max(0.1, speedMps) ** 2)
  for (let i = 0; i <= bendSamples; i++) {
    if (Math.abs(lateralAt(profile, (i / bendSamples) * profile.lengthM).bend) > bendMost) return false
  }
  return true
}
