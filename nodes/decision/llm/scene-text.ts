/** What the sensors know, as compact text: the part of the prompt that no picture shows as well. */
import type { DetectedObject } from '../../../schemas/messages.js'
import { crossingOf, leadOf, type Obstacle, type Surroundings, timeToCollision } from '../surroundings.js'
import type { TrackName } from './name-tracks.js'
import type { RoadAhead } from './road-ahead.js'
import { stopLineAhead } from './stop-line.js'

/** Objects listed, the nearest first: enough for any street, short enough for any model. */
export const listedMax = 40

export interface SceneText {
  readonly text: string
  /** Index into the frame's objects of each listed one, by its number in the text. */
  readonly listed: readonly number[]
}

/** From the rear axle, the ego frame's origin, to the front bumper. */
const frontBumperM = 3.4

/** @returns metres from the front bumper to the next stop line; undefined where neither the road known nor the map has one. */
export function stopLineGap(
  around: Surroundings,
  map: Parameters<typeof stopLineAhead>[0],
  road?: RoadAhead,
): number | undefined {
  if (road) return road.stopLineGapM
  const x = stopLineAhead(map, around.settings.horizonM)
  return x === undefined ? undefined : x - frontBumperM
}

/** @param tracks - by index of the frame's objects; empty without a tracker. */
export function sceneText(
  around: Surroundings,
  egoSpeedMps: number,
  stopLineGapM: number | undefined,
  tracks: ReadonlyMap<number, TrackName>,
  road?: RoadAhead,
): SceneText {
  const { obstacles, beside, settings } = around
  const lead = leadOf(around)
  const crossing = crossingOf(around)
  const isNamed = (obstacle: Obstacle) => obstacle === lead || obstacle === crossing
  // Whoever the text names has a number, however many stand nearer.
  const near = [...obstacles]
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || distance(a) - distance(b))
    .slice(0, listedMax)
    .sort((a, b) => distance(a) - distance(b))
  const number = (obstacle: Obstacle | undefined) => (obstacle ? near.indexOf(obstacle) : -1)
  const lines = [
    `Car: ${Number.isFinite(egoSpeedMps) ? `${egoSpeedMps.toFixed(1)} m/s` : 'speed unknown'}; speed wanted on a free road ${settings.cruiseSpeedMps.toFixed(1)} m/s.`,
    `Beside our lane: left ${besideWords[beside.left]}; right ${besideWords[beside.right]}.`,
    `Stop line: ${stopLineGapM === undefined ? 'none known' : `${stopLineGapM.toFixed(1)} m ahead`}.`,
    ...(road ? roadLines(road) : []),
    leadLine(around, lead, number(lead)),
    crossing ? `In the way or about to be: object ${number(crossing)}, ${crossing.gapM.toFixed(1)} m ahead.` : '',
    near.length === 0
      ? 'Objects: none detected.'
      : `Objects, nearest first, in the car's frame (metres; x ahead of the rear axle, y to the left; speed in m/s along x and y):\nnumber class x y length width heading_deg speed_x speed_y score${tracks.size > 0 ? ' track frames_seen' : ''}\n${near.map((one, i) => row(one, i) + trackOf(one, tracks)).join('\n')}`,
    obstacles.length > near.length ? `(${obstacles.length - near.length} farther ones left out)` : '',
  ]
  return { text: lines.filter((line) => line !== '').join('\n'), listed: near.map(({ index }) => index) }
}

const besideWords = {
  unknown: 'unknown',
  lane: 'a lane of our direction',
  oncoming: 'a lane for oncoming traffic',
  none: 'the edge of the road',
} as const

function roadLines({ light, notes }: RoadAhead): string[] {
  return [...(light === 'UNKNOWN' ? [] : [`Traffic light for our lane: ${light}.`]), ...notes]
}

function leadLine(around: Surroundings, lead: Obstacle | undefined, number: number): string {
  if (!lead) return 'Ahead in our lane: nothing.'
  const seconds = timeToCollision(around, lead)
  const time = Number.isFinite(seconds) ? `, time to collision ${seconds.toFixed(1)} s` : ''
  return `Ahead in our lane: object ${number}, gap ${lead.gapM.toFixed(1)} m${time}.`
}

function row({ object }: Obstacle, number: number): string {
  const { center, size, yawRad, score } = object
  const fields = [center.x, center.y, size.length, size.width].map(tenths)
  return [number, word(object), ...fields, degrees(yawRad), ...speeds(object), score.toFixed(2)].join(' ')
}

function trackOf({ index }: Obstacle, tracks: ReadonlyMap<number, TrackName>): string {
  if (tracks.size === 0) return ''
  const track = tracks.get(index)
  return track ? ` ${track.id.replace(/[^\w-]/g, '').slice(0, 36)} ${track.ageFrames}` : ' new 1'
}

/** Labels come with the message; nothing but letters gets into the prompt. */
function word({ label }: DetectedObject): string {
  return label.replace(/[^a-z_]/gi, '').slice(0, 32) || 'object'
}

function speeds({ velocityXMps, velocityYMps }: DetectedObject): string[] {
  return [velocityXMps, velocityYMps].map((speed) => (Number.isFinite(speed) ? tenths(speed) : '?'))
}

/** Never "-0.0". */
function tenths(value: number): string {
  return (Math.round(value * 10) / 10 + 0).toFixed(1)
}

function degrees(rad: number): string {
  return String(Math.round((rad * 180) / Math.PI) + 0)
}

function distance({ object }: Obstacle): number {
  return Math.hypot(object.center.x, object.center.y)
}
