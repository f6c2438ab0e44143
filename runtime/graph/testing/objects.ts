import type { DetectedObjects } from '../../../schemas/messages.js'

const identity = { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }

/** A message without content but its token. */
export function objectsOf(sampleToken: string): DetectedObjects {
  return {
    scene: 'test',
    sampleToken,
    timestampUs: 0,
    globalFromEgo: identity,
    objects: [],
    model: { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' },
    missingCameras: [],
    map: [],
    egoSpeedMps: Number.NaN,
  }
}
