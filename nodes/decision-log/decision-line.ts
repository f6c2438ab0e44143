import { type Decision, PathDecision, SpeedDecision } from '../../schemas/messages.js'

function nameOf(vocabulary: Readonly<Record<string, number>>, number: number): string {
  return Object.keys(vocabulary).find((name) => vocabulary[name] === number) ?? String(number)
}

/** A decision as a line of JSON, its states by name. */
export function decisionLine(decision: Decision): string {
  const { scene, sampleToken, timestampUs, speed, path, explanation, rule, trackIds } = decision
  return JSON.stringify({
    scene,
    sampleToken,
    timestampUs,
    speed: nameOf(SpeedDecision, speed),
    path: nameOf(PathDecision, path),
    explanation,
    rule,
    ...(trackIds && { trackIds }),
  })
}
