/** One sample as a picture: six cameras and the view from above, with what was found, missed and made up. */
import sharp from 'sharp'
import { boxCorners, boxEdges } from '../../schemas/geometry/box3d.js'
import { composePoses, invertPose } from '../../schemas/geometry/pose.js'
import { projectSegment } from '../../schemas/geometry/projection.js'
import type { CameraFrames, CameraImage, DetectedObject } from '../../schemas/messages.js'
import type { Verdicts } from '../../schemas/verdicts.js'

export type ObjectVerdicts = Verdicts<DetectedObject, DetectedObject>

const colours = { missed: '#ff4d4d', found: '#ffffff', right: '#4db8ff', wrong: '#ffb000' } as const
const order = ['CAM_FRONT_LEFT', 'CAM_FRONT', 'CAM_FRONT_RIGHT', 'CAM_BACK_LEFT', 'CAM_BACK', 'CAM_BACK_RIGHT']
/** Shown from above, metres to each side. */
const reachM = 50
const captionPx = 22

/** @param parts - JPEGs, as `payload.cameras` name them. @returns JPEG bytes. */
export async function drawVerdicts(
  payload: CameraFrames,
  parts: readonly Uint8Array[],
  verdicts: ObjectVerdicts,
  title: string,
): Promise<Buffer> {
  const cameras = order.map((name) => payload.cameras.find(({ channel }) => channel === name)!)
  const { width, height } = cameras[0]!
  const side = 2 * height
  const pictures = cameras.map((camera, i) => ({
    input: Buffer.from(parts[camera.part]!),
    left: (i % 3) * width,
    top: Math.floor(i / 3) * height + captionPx,
  }))
  const overlays = cameras.map((camera, i) => {
    const at = `translate(${(i % 3) * width} ${Math.floor(i / 3) * height + captionPx})`
    return `<svg x="0" y="0" overflow="visible"><g transform="${at}" clip-path="url(#camera)">${cameraLines(camera, payload, verdicts)}</g></svg>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${3 * width + side}" height="${side + captionPx}">
    <clipPath id="camera"><rect width="${width}" height="${height}"/></clipPath>
    ${overlays.join('')}
    <g transform="translate(${3 * width} ${captionPx}) scale(${side / (2 * reachM)})">${fromAbove(verdicts)}</g>
    <g font-family="sans-serif" font-size="14">${caption(title)}</g></svg>`
  return sharp({ create: { width: 3 * width + side, height: side + captionPx, channels: 3, background: '#14181d' } })
    .composite([...pictures, { input: Buffer.from(svg), left: 0, top: 0 }])
    .jpeg({ quality: 82 })
    .toBuffer()
}

const kinds = ['found', 'right', 'wrong', 'missed'] as const

function cameraLines(camera: CameraImage, { globalFromEgo }: CameraFrames, verdicts: ObjectVerdicts): string {
  const cameraFromGlobal = invertPose(composePoses(camera.globalFromEgo, camera.egoFromCamera))
  const cameraFromEgo = composePoses(cameraFromGlobal, globalFromEgo)
  return kinds
    .map((kind) => {
      const path = verdicts[kind].map((object) => edgesIn(camera, cameraFromEgo, object)).join('')
      return `<path d="${path}" fill="none" stroke="${colours[kind]}" stroke-width="1.5"/>`
    })
    .join('')
}

function edgesIn(
  { intrinsic, width }: CameraImage,
  cameraFromEgo: Parameters<typeof projectSegment>[1],
  object: DetectedObject,
): string {
  const corners = boxCorners(object)
  return boxEdges
    .map(([a, b]) => {
      const segment = projectSegment(intrinsic, cameraFromEgo, corners[a]!, corners[b]!)
      if (!segment || segment.some(({ u, v }) => Math.abs(u) > 20 * width || Math.abs(v) > 20 * width)) return ''
      const [from, to] = segment
      return `M${from.u.toFixed(1)} ${from.v.toFixed(1)}L${to.u.toFixed(1)} ${to.v.toFixed(1)}`
    })
    .join('')
}

/** Corners of the lower face, in order. */
const footprint = [2, 3, 7, 6] as const

/** Ahead is up; the car in the middle. */
function fromAbove(verdicts: ObjectVerdicts): string {
  const at = (x: number, y: number) => `${(reachM - y).toFixed(2)} ${(reachM - x).toFixed(2)}`
  const rings = [15, 30].map(
    (radius) => `<circle cx="${reachM}" cy="${reachM}" r="${radius}" fill="none" stroke="#39424d" stroke-width="0.2"/>`,
  )
  const boxes = kinds.flatMap((kind) =>
    verdicts[kind].map((object) => {
      const corners = boxCorners(object)
      const path = `M${footprint.map((corner) => at(corners[corner]!.x, corners[corner]!.y)).join('L')}Z`
      return `<path d="${path}" fill="none" stroke="${colours[kind]}" stroke-width="0.35"/>`
    }),
  )
  const ego = `<path d="M${at(3.7, 0)}L${at(-0.7, 0.9)}L${at(-0.7, -0.9)}Z" fill="#9fb3c8"/>`
  return `<clipPath id="above"><rect width="${2 * reachM}" height="${2 * reachM}"/></clipPath><g clip-path="url(#above)">${rings.join('')}${boxes.join('')}${ego}</g>`
}

function caption(title: string): string {
  const words = [
    [title, '#e6edf3'],
    ['found', colours.found],
    ['answer', colours.right],
    ['answer of nothing', colours.wrong],
    ['missed', colours.missed],
  ] as const
  let x = 8
  return words
    .map(([text, colour]) => {
      const label = `<text x="${x}" y="16" fill="${colour}">${text.replace(/[<&]/g, '')}</text>`
      x += 9 * text.length + 18
      return label
    })
    .join('')
}
