/** Boxes drawn into the pictures: the objects of a frame, projected with its own calibration. */
import { boxCorners, boxEdges } from '../../schemas/geometry/box3d.js'
import { composePoses, invertPose, type Pose, transformPoint } from '../../schemas/geometry/pose.js'
import { projectCameraSegment } from '../../schemas/geometry/projection.js'
import type { CameraImage, DetectedObjects } from '../../schemas/messages.js'
import { annotationsTopic, type FoxgloveMessage } from './foxglove-cameras.js'
import { colorOfClass, timestampOf } from './foxglove-values.js'

/** Of lines, pixels of the picture as captured. */
const thicknessPx = 2
const lineList = 4

export interface FrameCameras {
  readonly globalFromEgo: Pose
  readonly cameras: readonly CameraImage[]
}

/** One message for each camera with a picture, also when no box is in it: what was drawn before goes. */
export function annotationsOf(
  { globalFromEgo, cameras }: FrameCameras,
  { objects }: DetectedObjects,
): FoxgloveMessage[] {
  const corners = objects.map((object) => boxCorners(object))
  return cameras.flatMap((camera) => {
    if (camera.missing !== '') return []
    const { channel, timestampUs, intrinsic, width, height } = camera
    const globalFromCamera = composePoses(camera.globalFromEgo, camera.egoFromCamera)
    const cameraFromEgo = composePoses(invertPose(globalFromCamera), globalFromEgo)
    const timestamp = timestampOf(timestampUs)
    const isInside = ({ u, v }: { readonly u: number; readonly v: number }) =>
      u >= 0 && v >= 0 && u < width && v < height
    const points = corners.flatMap((box, i) => {
      const inCamera = box.map((corner) => transformPoint(cameraFromEgo, corner))
      const segments = boxEdges.flatMap(([a, b]) => {
        const segment = projectCameraSegment(intrinsic, inCamera[a]!, inCamera[b]!)
        return segment === undefined ? [] : [segment]
      })
      if (!segments.some((segment) => segment.some(isInside))) return []
      return [
        {
          timestamp,
          type: lineList,
          points: segments.flatMap((segment) => segment.map(({ u, v }) => ({ x: u, y: v }))),
          outline_color: colorOfClass(objects[i]!.label, 0.4 + 0.6 * objects[i]!.score),
          thickness: thicknessPx,
        },
      ]
    })
    return [{ topic: annotationsTopic(channel), schema: 'foxglove.ImageAnnotations', value: { timestamp, points } }]
  })
}
