import type { Decision, DetectedObjects } from '../../schemas/messages.js'
import type { Instruction } from './instructions.js'
import { roadBeside } from './road-beside.js'
import { rules } from './rules.js'
import { type DrivingSettings, surroundingsOf } from './surroundings.js'

/**
 * One speed and one path decision (DriveMLM, arXiv 2312.09245, table 1) for the objects of one frame: the first rule
 * that has something to say. Stateless: the same frame with the same wish always gets the same
 * decision.
 */
export function decide(frame: DetectedObjects, settings: DrivingSettings, wish?: Instruction): Decision {
  const beside = roadBeside(frame.map, settings.laneWidthM)
  const around = surroundingsOf(frame.objects, frame.egoSpeedMps, settings, beside, wish)
  for (const [rule, apply] of rules) {
    const decision = apply(around)
    if (!decision) continue
    const { speed, path, explanation, objects } = decision
    return {
      scene: frame.scene,
      sampleToken: frame.sampleToken,
      timestampUs: frame.timestampUs,
      speed,
      path,
      explanation,
      rule,
      objectIndices: objects.map(({ index }) => index),
      planner: 'rules',
    }
  }
  throw new Error('the last rule always decides')
}
