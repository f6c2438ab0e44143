/** A drive's results for machines and for people. */
import { type DecisionCounts, decisionText, sumDecisions } from './count-decisions.js'
import type { DrivenRoute } from './drive-route.js'
import type { FaultName } from './faults.js'
import type { InstructionReport } from './passenger.js'
import { drivingScores, type Formula, formulas } from './score/formulas.js'
import type { InfractionKind } from './score/infractions.js'
import type { DrivenRouteRecord } from './score/leaderboard-record.js'
import { mean, type ScoreSummary, sum, summarize } from './score/summary.js'

export interface FaultReport {
  readonly fault: FaultName
  readonly routes: readonly DrivenRoute[]
}

interface RouteReport {
  readonly route: string
  readonly seed: number
  readonly drivingScore: Readonly<Record<Formula, number>>
  readonly routeCompletion: number
  readonly infractions: Readonly<Partial<Record<InfractionKind, number>>>
  readonly outsideShare: number
  readonly ticks: number
  readonly missedTicks: number
  readonly durationS: number
  readonly routeLengthM: number
  readonly decideMsP99: number
  /** Bench2Drive: share of two-second stretches within the bounds of comfort; null when too short. */
  readonly comfort: number | null
  /** With --planner llm: whose decisions drove, and why. */
  readonly decisions?: DecisionCounts
  /** With --say: what was said, understood, and came of it. */
  readonly instructions?: readonly InstructionReport[]
}

interface MeanReport extends ScoreSummary {
  readonly ticks: number
  readonly missedTicks: number
  readonly decideMsP99: number
  readonly comfort: number | null
  /** The sum over the routes. */
  readonly decisions?: DecisionCounts
}

export interface DriveReport {
  readonly routes: readonly RouteReport[]
  readonly mean: MeanReport
  /** With each fault on purpose: what it cost. Absent when none was asked for. */
  readonly faults?: readonly {
    readonly fault: FaultName
    /** Points of each driving score lost against the drive without. */
    readonly loss: Readonly<Record<Formula, number>>
    readonly routes: readonly RouteReport[]
    readonly mean: MeanReport
  }[]
}

/** @param reports - the first is the drive on which nothing goes wrong. */
export function driveReport([clean, ...others]: readonly FaultReport[]): DriveReport {
  const whole = oneReport(clean!.routes)
  if (others.length === 0) return whole
  const faults = others.map(({ fault, routes }) => {
    const own = oneReport(routes)
    return { fault, loss: lossOf(whole.mean, own.mean), ...own }
  })
  return { ...whole, faults }
}

function oneReport(routes: readonly DrivenRoute[]): { readonly routes: RouteReport[]; readonly mean: MeanReport } {
  const counts = routes.flatMap(({ decisions }) => decisions ?? [])
  const comforts = routes.flatMap(({ comfort }) => comfort ?? [])
  return {
    routes: routes.map((route) => ({
      route: route.name,
      seed: route.seed,
      drivingScore: drivingScores(route),
      routeCompletion: route.routeCompletion,
      infractions: route.infractions,
      outsideShare: route.outsideShare,
      ticks: route.ticks,
      missedTicks: route.missedTicks,
      durationS: route.durationS,
      routeLengthM: route.routeLengthM,
      decideMsP99: percentile99(route.decideMs),
      comfort: route.comfort ?? null,
      ...(route.decisions && { decisions: route.decisions }),
      ...(route.instructions.length > 0 && { instructions: route.instructions }),
    })),
    mean: {
      ...summarize(routes),
      ticks: sum(routes.map(({ ticks }) => ticks)),
      missedTicks: sum(routes.map(({ missedTicks }) => missedTicks)),
      decideMsP99: percentile99(routes.flatMap(({ decideMs }) => [...decideMs])),
      comfort: comforts.length === 0 ? null : mean(comforts),
      ...(counts.length > 0 && { decisions: sumDecisions(counts) }),
    },
  }
}

function lossOf(clean: ScoreSummary, faulty: ScoreSummary): Record<Formula, number> {
  return Object.fromEntries(
    formulas.map((formula) => [formula, clean.drivingScore[formula] - faulty.drivingScore[formula]]),
  ) as Record<Formula, number>
}

function percentile99(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN
}

export function recordOf(route: DrivenRoute): DrivenRouteRecord {
  return {
    routeId: `${route.name}-${route.seed}`,
    routeCompletion: route.routeCompletion,
    events: route.events,
    outsideM: route.outsideShare * route.drivenM,
    drivenM: route.drivenM,
    routeLengthM: route.routeLengthM,
    durationGameS: route.durationS,
    durationSystemS: route.wallS,
  }
}

/** @param recordFile - of what a model was asked and said. */
export function reportTable(reports: readonly FaultReport[], recordFile?: string): string {
  const [clean, ...others] = reports
  const lines = [tableOf(clean!.routes), ...decisionLines(clean!.routes), ...instructionLines(clean!.routes)]
  if (others.length > 0) {
    const score = (routes: readonly DrivenRoute[]) =>
      mean(routes.map((route) => drivingScores(route)['leaderboard-2.0']))
    const whole = score(clean!.routes)
    lines.push(`${'fault'.padEnd(16)} driving score 2.0     loss`)
    for (const { fault, routes } of others) {
      const own = score(routes)
      lines.push(`${fault.padEnd(16)} ${own.toFixed(1).padStart(17)} ${(whole - own).toFixed(1).padStart(8)}`)
    }
    lines.push('')
  }
  if (recordFile !== undefined) lines.push(`prompts and answers: ${recordFile}`, '')
  return lines.join('\n')
}

function decisionLines(routes: readonly DrivenRoute[]): string[] {
  const told = routes.flatMap(({ name, decisions }) => (decisions ? [{ name, decisions }] : []))
  if (told.length === 0) return []
  const wide = Math.max(...told.map(({ name }) => name.length))
  return ['decided by', ...told.map(({ name, decisions }) => `${name.padEnd(wide)} ${decisionText(decisions)}`), '']
}

function instructionLines(routes: readonly DrivenRoute[]): string[] {
  const told = routes.filter(({ instructions }) => instructions.length > 0)
  return told.flatMap(({ name, instructions }) => [
    `said in ${name}`,
    ...instructions.flatMap(({ atS, text, reply, accepted, wish, followedBy }) => [
      `  ${atS.toFixed(1).padStart(5)} s  “${text}”: ${reply}`,
      ...followedBy.map((one) => `  ${one.atS.toFixed(1).padStart(5)} s  ${one.explanation}`),
      ...(accepted && followedBy.length === 0 && !takesBack(wish) ? ['           no decision rests on it'] : []),
    ]),
    '',
  ])
}

/** What takes a wish back is followed by driving as before, which no rule names. */
function takesBack(wish: InstructionReport['wish']): boolean {
  return wish === 'go' || wish === 'normal'
}

function tableOf(routes: readonly DrivenRoute[]): string {
  const wide = Math.max(5, ...routes.map(({ name }) => name.length))
  const row = (name: string, cells: readonly string[], last: string) =>
    `${name.padEnd(wide)} ${cells.map((cell) => cell.padStart(10)).join(' ')}  ${last}`.trimEnd()
  const summary = summarize(routes)
  const cells = (scores: Readonly<Record<Formula, number>>, completion: number, durationS: number) => [
    ...formulas.map((formula) => scores[formula].toFixed(1)),
    `${completion.toFixed(0)} %`,
    `${durationS.toFixed(0)} s`,
  ]
  return [
    row('route', ['score 2.0', 'score 2.1', 'Bench2Drive', 'driven', 'time'], 'infractions'),
    ...routes.map((route) =>
      row(route.name, cells(drivingScores(route), route.routeCompletion, route.durationS), infractionText(route)),
    ),
    row(
      'mean',
      cells(summary.drivingScore, summary.routeCompletion, mean(routes.map(({ durationS }) => durationS))),
      `${(100 * summary.successRate).toFixed(0)} % without any; ${perIntervention(summary)}`,
    ),
    '',
  ].join('\n')
}

function perIntervention({ milesPerIntervention, drivenKm }: ScoreSummary): string {
  return milesPerIntervention === null
    ? `no intervention in ${drivenKm.toFixed(1)} km`
    : `${milesPerIntervention.toFixed(2)} miles per intervention`
}

function infractionText({ infractions, outsideShare }: DrivenRoute): string {
  const parts = Object.entries(infractions)
    .filter(([kind, count]) => count > 0 && kind !== 'outside_route_lanes')
    .map(([kind, count]) => `${kind.replaceAll('_', ' ')}${count > 1 ? ` x ${count}` : ''}`)
  if (outsideShare > 0) parts.push(`outside its lanes ${(100 * outsideShare).toFixed(1)} %`)
  return parts.join(', ')
}
