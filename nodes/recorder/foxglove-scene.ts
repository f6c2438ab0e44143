/** Boxes, tracks, ground truth, map and decisions as viewers know them. */
import { transformPoint } from '../../schemas/geometry/pose.js'
import {
  type CameraFrames,
  type Decision,
  type DetectedObject,
  type DetectedObjects,
  MapLayer,
  PathDecision,
  type Pose,
  SpeedDecision,
  type Tracks,
} from '../../schemas/messages.js'
import type { FoxgloveMessage } from './foxglove-cameras.js'
import {
  type Color,
  colorOf,
  colorOfClass,
  egoFrame,
  foxglovePose,
  globalFrame,
  type Timestamp,
  timestampOf,
} from './foxglove-values.js'

const sceneUpdate = 'foxglove.SceneUpdate'
const truthColor = colorOf(0xffffff, 0.18)
/** Slower than this an arrow would be noise. */
const arrowSpeedMpsMin = 0.3
const deleteAll = 1
const lineStrip = 0
const infoLevel = 2
/** The map of a place is drawn again when the car has gone so far. */
const mapStepM = 20
/** Low enough that boxes stand on it. */
const mapLineThicknessM = 0.12

const layerColors: Readonly<Record<number, Color>> = {
  [MapLayer.DRIVABLE_AREA]: colorOf(0x888888, 1),
  [MapLayer.LANE]: colorOf(0x4d6b8a, 1),
  [MapLayer.LANE_DIVIDER]: colorOf(0xdddddd, 1),
  [MapLayer.ROAD_DIVIDER]: colorOf(0xe6c229, 1),
  [MapLayer.PED_CROSSING]: colorOf(0x56b4e9, 1),
  [MapLayer.STOP_LINE]: colorOf(0xd55e00, 1),
  [MapLayer.WALKWAY]: colorOf(0x7a9e6c, 1),
}

export function objectsScene({ objects, timestampUs }: DetectedObjects): FoxgloveMessage {
  return scene('/scene/objects', timestampUs, (timestamp) =>
    objects.map((object, i) => {
      const text = `${object.label} ${object.score.toFixed(2)}`
      return box(object, { timestamp, id: `${i}`, text, color: colorOfClass(object.label, 0.25 + 0.5 * object.score) })
    }),
  )
}

export function tracksScene({ tracks, timestampUs }: Tracks): FoxgloveMessage {
  return scene('/scene/tracks', timestampUs, (timestamp) =>
    tracks.map(({ id, object, coastedFrames }) => {
      const alpha = coastedFrames > 0 ? 0.2 : 0.5
      return box(object, { timestamp, id, text: `${id} ${object.label}`, color: colorOfClass(object.label, alpha) })
    }),
  )
}

/** Nothing where nothing is known of the truth. */
export function truthScene({ hasGroundTruth, groundTruth, timestampUs }: CameraFrames): FoxgloveMessage[] {
  if (!hasGroundTruth) return []
  const boxes = (timestamp: Timestamp) =>
    groundTruth.map((object, i) => box(object, { timestamp, id: object.id || `${i}`, text: '', color: truthColor }))
  return [scene('/scene/ground_truth', timestampUs, boxes)]
}

interface BoxLook {
  readonly timestamp: Timestamp
  readonly id: string
  readonly text: string
  readonly color: Color
}

function box(object: DetectedObject, { timestamp, id, text, color }: BoxLook): Record<string, unknown> {
  const { center, size, rotation, velocityXMps, velocityYMps } = object
  const speedMps = Math.hypot(velocityXMps, velocityYMps)
  const above = { ...center, z: center.z + size.height / 2 + 0.6 }
  const heading = Math.atan2(velocityYMps, velocityXMps)
  const along = { w: Math.cos(heading / 2), x: 0, y: 0, z: Math.sin(heading / 2) }
  const solid = { ...color, a: 1 }
  return {
    timestamp,
    frame_id: egoFrame,
    id,
    metadata: [
      { key: 'label', value: object.label },
      { key: 'score', value: String(object.score) },
      { key: 'attribute', value: object.attribute },
    ],
    cubes: [
      {
        pose: foxglovePose({ translation: center, rotation }),
        size: { x: size.length, y: size.width, z: size.height },
        color,
      },
    ],
    arrows:
      speedMps >= arrowSpeedMpsMin
        ? [
            {
              pose: foxglovePose({ translation: center, rotation: along }),
              shaft_length: speedMps,
              shaft_diameter: 0.15,
              head_length: 0.5,
              head_diameter: 0.4,
              color: solid,
            },
          ]
        : [],
    texts:
      text === ''
        ? []
        : [
            {
              pose: foxglovePose({ translation: above, rotation: { w: 1, x: 0, y: 0, z: 0 } }),
              billboard: true,
              font_size: 0.8,
              color: solid,
              text,
            },
          ],
  }
}

/** What was there before goes. */
function scene(
  topic: string,
  timestampUs: number,
  entities: (timestamp: Timestamp) => Record<string, unknown>[],
): FoxgloveMessage {
  const timestamp = timestampOf(timestampUs)
  const value = { deletions: [{ timestamp, type: deleteAll }], entities: entities(timestamp) }
  return { topic, schema: sceneUpdate, value }
}

/** Draws the map in the global frame, where it stays as it is, again only after `mapStepM`: lines are most of a frame's bytes. */
export class MapScene {
  #drawnAt: { readonly scene: string; readonly pose: Pose; readonly file: number } | undefined

  /** @param file - number of the file being written: each has the map for itself. */
  update({ map, scene: name, globalFromEgo, timestampUs }: CameraFrames, file: number): FoxgloveMessage[] {
    const before = this.#drawnAt
    if (map.length === 0) return []
    if (before?.scene === name && before.file === file && distanceM(before.pose, globalFromEgo) < mapStepM) return []
    this.#drawnAt = { scene: name, pose: globalFromEgo, file }
    const lines = map.map(({ layer, xy }) => ({
      type: lineStrip,
      pose: foxglovePose({ translation: { x: 0, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }),
      thickness: mapLineThicknessM,
      points: Array.from({ length: xy.length / 2 }, (_, i) =>
        transformPoint(globalFromEgo, { x: xy[2 * i]!, y: xy[2 * i + 1]!, z: 0 }),
      ),
      color: layerColors[layer] ?? colorOf(0x888888, 1),
    }))
    return [scene('/scene/map', timestampUs, (timestamp) => [{ timestamp, frame_id: globalFrame, id: 'map', lines }])]
  }
}

function distanceM({ translation: a }: Pose, { translation: b }: Pose): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)
}

export function decisionLog({ timestampUs, speed, path, explanation, rule }: Decision): FoxgloveMessage {
  const nameOf = (names: Readonly<Record<string, number>>, value: number) =>
    Object.keys(names).find((name) => names[name] === value) ?? String(value)
  return {
    topic: '/decision',
    schema: 'foxglove.Log',
    value: {
      timestamp: timestampOf(timestampUs),
      level: infoLevel,
      message: `${nameOf(SpeedDecision, speed)}, ${nameOf(PathDecision, path)}: ${explanation}`,
      name: rule,
    },
  }
}
