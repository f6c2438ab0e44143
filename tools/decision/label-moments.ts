/** What the rules decide on each moment of a drive, beside what the car did next. */
import decisionNode from '../../nodes/decision/node.js'
import { RulesPlanner } from '../../nodes/decision/rules-planner.js'
import type { CameraFrames, DetectedObject } from '../../schemas/messages.js'
import { drivenAt } from './driven.js'
import { type LabelLine, pathNames, speedNames } from './label-line.js'

export interface LabelMoment
  extends Pick<
    CameraFrames,
    'scene' | 'sampleToken' | 'timestampUs' | 'globalFromEgo' | 'egoSpeedMps' | 'map' | 'road'
  > {
  /** What is decided on; undefined for a moment that only tells where the car went. */
  readonly objects: readonly DetectedObject[] | undefined
}

/**
 * @param moments - in order of time.
 * @param architecture - where the objects are from, as a model would be named.
 */
export function labelMoments(moments: readonly LabelMoment[], architecture: string): LabelLine[] {
  const rules = new RulesPlanner(decisionNode.config.parse({}))
  const model = { bundle: '', architecture, provider: 'none', trained: false, sha256: '' }
  return moments.flatMap(({ objects, ...moment }, i) => {
    if (objects === undefined) return []
    const decision = rules.decide({ ...moment, objects, model, missingCameras: [] })
    const driven = drivenAt(moments, i)
    return {
      scene: moment.scene,
      sample_token: moment.sampleToken,
      timestamp_us: moment.timestampUs,
      speed: speedNames[decision.speed - 1]!,
      path: pathNames[decision.path - 1]!,
      rule: decision.rule,
      explanation: decision.explanation,
      planner: decision.planner,
      driven: driven ? { speed: speedNames[driven.speed - 1]!, path: pathNames[driven.path - 1]! } : null,
    }
  })
}
