/** Wires the page: one store; a stream that fills it; a scene and panels that show it. */

import type { goshawk } from '../schemas/generated/goshawk.js'
import { CallError } from './client/call.js'
import { type Answer, Commands } from './client/commands.js'
import { readWorld } from './client/read-world.js'
import { recordingFolder } from './client/recording.js'
import { type FrameCost, subscribe } from './client/subscribe.js'
import { FrameTasks } from './frame-tasks.js'
import { ApproachPanel } from './panels/approach.js'
import { BarPanel } from './panels/bar.js'
import { CamerasPanel } from './panels/cameras.js'
import { DecisionPanel } from './panels/decision.js'
import { helpDialog } from './panels/help.js'
import { installKeys } from './panels/keys.js'
import { LatencyPanel } from './panels/latency.js'
import { ModelPanel, StreamPanel } from './panels/model.js'
import { NoticesPanel } from './panels/notices.js'
import { ObjectsPanel } from './panels/objects.js'
import { SceneControls } from './panels/scene-controls.js'
import { SceneTools } from './panels/scene-tools.js'
import { PanelSchedule, type ScheduledPanel } from './panels/schedule.js'
import { markerWalk, TimelinePanel } from './panels/timeline.js'
import { Tooltip } from './panels/tooltip.js'
import { showRecorded } from './recorded-page.js'
import { AttentionLayer } from './scene/attention.js'
import { BoxesLayer } from './scene/boxes.js'
import { DrivableLayer } from './scene/drivable.js'
import { EgoLayer } from './scene/ego.js'
import { GridLayer } from './scene/grid.js'
import { GroundTruthLayer } from './scene/ground-truth.js'
import { HeatLayer } from './scene/heat.js'
import { LidarLayer } from './scene/lidar.js'
import { MapLayerLines } from './scene/map.js'
import { MeasureLayer } from './scene/measure.js'
import { PlanLayer } from './scene/plan.js'
import { RingsLayer } from './scene/rings.js'
import { Stage } from './scene/stage.js'
import { TracksLayer } from './scene/tracks.js'
import { TrailLayer } from './scene/trail.js'
import { addressOf, momentFrom, settingsFrom } from './store/address.js'
import { withExtent } from './store/extents.js'
import { appendSample } from './store/history.js'
import { cameraFrom, findLinked, linkedObjectFrom, objectText } from './store/link.js'
import { LinkedScene, linkMomentUs } from './store/linked-scene.js'
import { Markers } from './store/markers.js'
import { Player } from './store/review.js'
import { carryRef } from './store/selection.js'
import { initialSettings, type State, Store } from './store/state.js'
import { Tape } from './store/tape.js'
import { PageTiming } from './store/timing.js'
import { Travel } from './store/travel.js'
import type { World } from './store/world.js'

declare global {
  interface Window {
    /** For tests and the console: the state as the page sees it. */
    goshawk: {
      readonly store: Store
      readonly stage: Stage
      readonly timing: PageTiming
      readonly schedule: PanelSchedule
    }
  }
}

/** Sizes pictures are asked for in, so that a resized window does not ask anew each time. Pixels. */
const pictureWidths = [320, 480, 640, 960, 1280, 1600] as const
/** Turns of the lidar asked for each second: 35,000 points are 0.2 MB. */
const lidarRateMax = 5
/** A hidden page draws nothing; it still takes a frame this often, to be current when it is shown. */
const hiddenFrameMs = 1000
const reportIntervalMs = 2000

const host = (id: string) => document.getElementById(id)!
const baseUrl = new URL('.', location.href).href.replace(/\/$/, '')
const linked = new URLSearchParams(location.hash.replace(/^#/, ''))
const store = new Store({
  world: undefined,
  connection: { state: 'connecting' },
  cost: undefined,
  history: [],
  receivedMs: 0,
  selected: undefined,
  hovered: undefined,
  settings: { ...initialSettings, ...settingsFrom(location.hash) },
  isPaused: false,
  review: undefined,
  extents: [],
  sought: undefined,
  measured: undefined,
  camera: cameraFrom(linked),
  isLooping: false,
  tapeFrames: 0,
  said: { text: '', atMs: 0 },
  report: undefined,
  badMessages: { count: 0, last: '' },
})

const recording = recordingFolder(document)
/** A recording is kept whole: its pictures stay on the server. */
const tape = new Tape(readWorld, recording === undefined ? {} : { bytesMax: 2 ** 30, framesMax: 100_000 })
const player = new Player(store, tape)
const markers = new Markers()
const layers = [
  new DrivableLayer(),
  new GridLayer(),
  new HeatLayer(),
  new RingsLayer(),
  new MapLayerLines(),
  new TrailLayer(),
  new PlanLayer(),
  new LidarLayer(window.devicePixelRatio),
  new EgoLayer(),
  new AttentionLayer(),
  new GroundTruthLayer(),
  new TracksLayer(),
  new BoxesLayer(),
  new MeasureLayer(),
]
const timing = new PageTiming()
const frames = new FrameTasks()
const stage = new Stage(host('scene'), store, layers, { timing, frames })
const cameras = new CamerasPanel(host('cameras'), store)
const commands = new Commands(baseUrl)
const help = helpDialog()
document.body.append(help)

/** Frames still on their way when the sources paused take this long at most. */
const pauseSettlesMs = 3000
let pausedAtMs = 0

function say(text: string): void {
  store.set({ said: { text, atMs: performance.now() } })
}

/**
 * What came of a command is said: the answer, or why not after `refused`.
 *
 * @param done - makes a sentence of the answer.
 * @returns whether it was accepted.
 */
async function tell(asked: Promise<Answer>, refused: string, done = (reply: string) => reply): Promise<boolean> {
  const { accepted, reply } = await asked.catch((error: unknown) => {
    if (error instanceof CallError) return { accepted: false, reply: error.message }
    throw error
  })
  say(accepted ? done(reply) : `${refused}: ${reply}`)
  return accepted
}

async function togglePause(): Promise<void> {
  const isPaused = !store.state.isPaused
  const accepted = await tell(commands.pause(isPaused), `Not ${isPaused ? 'paused' : 'resumed'}`)
  pausedAtMs = performance.now()
  if (accepted) store.set({ isPaused })
}

/** Asks the replay behind the page to go to a moment; sources that were paused from here go on. */
async function sendTo(momentUs: number): Promise<boolean> {
  if (store.state.isPaused) await togglePause()
  const moved = (reply: string) => `The replay moved for everyone watching: ${reply}. L goes back to live.`
  return tell(commands.seek(momentUs), 'Cannot go to that moment', moved)
}

/** Whether the page has its source to command, and is not looking back. */
function followsSource(): boolean {
  return recording === undefined && !store.state.review
}

/** For the past that is played, and for a source that can: a replay. What a camera sees cannot be hurried. */
async function setRate(rate: number): Promise<void> {
  player.rate = rate
  if (followsSource()) await tell(commands.rate(rate), `The past plays at ${rate}×, the source as before`)
}

/** The same for starting over at the end. */
async function toggleLoop(): Promise<void> {
  const isLooping = !store.state.isLooping
  store.set({ isLooping })
  if (followsSource())
    await tell(commands.loop(isLooping), `The past ${isLooping ? 'starts over' : 'ends'}, the source as before`)
}

/** A name for this page among others, for the publisher's figures. */
const client = `page-${Math.random().toString(36).slice(2, 12)}`

/** Tells what this page measured. A publisher that does not want to know, or is gone, costs the page nothing. */
async function tellTiming(): Promise<void> {
  if (store.state.connection.state !== 'live') return
  const toScreenMs = timing.takeDrawn()
  if (toScreenMs.length === 0) return
  try {
    await commands.reportView({ client, toScreenMs, workMs: timing.workMs, unreadable: store.state.badMessages.count })
  } catch (error) {
    if (!(error instanceof CallError)) throw error
  }
}

/** The report is for reading, not for measuring: it may be late or absent, and then the old one stands. */
async function fetchReport(): Promise<void> {
  if (store.state.connection.state !== 'live' || document.hidden) return
  try {
    store.set({ report: await commands.report() })
  } catch (error) {
    if (!(error instanceof CallError || error instanceof SyntaxError)) throw error
  }
}

const travel = new Travel({ store, tape, player, send: sendTo, say })
const actions = {
  pause: () => void togglePause(),
  help: () => help.showModal(),
  loop: () => void toggleLoop(),
  step: (direction: 1 | -1) => travel.step(direction),
  marker: markerWalk(store, player, { tape, markers, travel }),
}
const decision = new DecisionPanel(host('panels-left'), (text) => commands.instruct(text))
const bar = new BarPanel(host('bar'), actions)
/** Numbers that change faster than these cannot be read. */
const panels: readonly ScheduledPanel[] = [
  { panel: cameras, intervalMs: 0 },
  { panel: new Tooltip(host('bev'), stage), intervalMs: 0 },
  { panel: decision, intervalMs: 0 },
  { panel: decision.past, intervalMs: 300 },
  { panel: new SceneTools(host('bev'), store, stage), intervalMs: 0 },
  { panel: new NoticesPanel(host('notices')), intervalMs: 0, isAging: true },
  { panel: bar, intervalMs: 400, isAging: true },
  { panel: bar.connection, intervalMs: 0, isAging: true },
  { panel: new SceneControls(host('bev'), store, stage), intervalMs: 200 },
  { panel: new ObjectsPanel(host('panels-left'), store), intervalMs: 400 },
  { panel: new LatencyPanel(host('panels-middle')), intervalMs: 400 },
  { panel: new ModelPanel(host('panels-right')), intervalMs: 1000 },
  { panel: new StreamPanel(host('panels-right'), store, timing), intervalMs: 500, isAging: true },
  { panel: new ApproachPanel(host('panels-right'), store), intervalMs: 400 },
  {
    panel: new TimelinePanel(host('timeline'), player, {
      tape,
      markers,
      travel,
      marker: actions.marker,
      setRate: (rate) => void setRate(rate),
      toggleLoop: actions.loop,
    }),
    intervalMs: 400,
  },
]

const linkedMomentUs = momentFrom(location.hash)
/** The link's moment, until the stream is there to bring it. */
let unsoughtUs = recording === undefined ? linkedMomentUs : undefined
store.set({ sought: unsoughtUs })

/** Frames of another scene on their way while a replay goes to the moment of a link; a recording shows its first alone. */
const sceneFramesMax = recording === undefined ? 30 : 1
const linkedScene = new LinkedScene({
  scene: linked.get('scene') ?? '',
  momentUs: linkedMomentUs,
  framesMax: sceneFramesMax,
})

/** What is shown, and from where. Playing would change it many times a second; browsers refuse that. */
function writeAddress({ settings, review, sought, world, camera, selected }: State): void {
  const momentUs = sought ?? (review && !review.isPlaying ? world?.timestampUs : undefined)
  // Until the object of a link is found, the link stands.
  const object = objectText(world, selected) ?? (linkedObject && (linked.get('object') ?? undefined))
  const scene = linkedScene.pending || world?.scene
  history.replaceState(null, '', addressOf(settings, momentUs ?? linkedPending(), { camera, object, scene }))
}

/** Frames in which the object of a link is looked for. */
const linkFramesMax = 100
let linkedObject = linkedObjectFrom(linked)
let linkFrames = 0

/** The moment of the link, while its object is still looked for there. */
function linkedPending(): number | undefined {
  return linkedObject ? linkedMomentUs : undefined
}

/** Chooses the object a link names, in the first frame of its moment that has it. */
function chooseLinked(world: World): State['selected'] {
  if (!linkedObject) return undefined
  const isMoment = linkedMomentUs === undefined || Math.abs(world.timestampUs - linkedMomentUs) <= linkMomentUs
  const found = isMoment ? findLinked(world, linkedObject) : undefined
  if (found || ++linkFrames >= linkFramesMax || store.state.selected) linkedObject = undefined
  return found
}

let refreshTimer: ReturnType<typeof setTimeout> | undefined
const schedule = new PanelSchedule(panels, {
  nowMs: () => performance.now(),
  again: (afterMs) => {
    clearTimeout(refreshTimer)
    refreshTimer = setTimeout(requestRefresh, afterMs)
  },
})
/** Panels change together, at most once an animation frame. */
function refresh(): void {
  const startedMs = performance.now()
  schedule.refresh(store.state)
  timing.record('panels', performance.now() - startedMs)
}
function requestRefresh(): void {
  frames.add(refresh)
}
store.subscribe((state, previous) => {
  requestRefresh()
  const isOtherScene = state.world && state.world !== previous.world ? linkedScene.check(state.world) : ''
  if (isOtherScene !== '') say(isOtherScene)
  const isElsewhere =
    state.settings !== previous.settings ||
    state.review !== previous.review ||
    state.sought !== previous.sought ||
    state.world?.scene !== previous.world?.scene ||
    state.camera !== previous.camera ||
    (state.selected === undefined) !== (previous.selected === undefined) ||
    (state.world === previous.world && state.selected !== previous.selected)
  if (isElsewhere) writeAddress(state)
  if (state.settings !== previous.settings) {
    document.documentElement.dataset.theme = state.settings.theme
    chooseParts()
  }
  // Last: it tells everyone anew.
  const selected = state.world && state.world !== previous.world ? chooseLinked(state.world) : undefined
  if (selected) store.set({ selected })
})
// Ages grow while nothing comes.
setInterval(() => {
  schedule.age()
  requestRefresh()
}, 500)
setInterval(() => void fetchReport(), reportIntervalMs)
setInterval(() => void tellTiming(), reportIntervalMs)

function onWorld(world: World, cost: FrameCost, message: Uint8Array): void {
  const { state } = store
  const atMs = performance.now()
  timing.message()
  timing.record('decode', cost.decodeMs)
  const { speed = 0, path = 0 } = world.decision ?? {}
  const isNew = tape.append(world, message)
  if (isNew) markers.append(world, state.settings.scoreMin, tape.frames[0]!.sequence)
  const shown = state.review
    ? {}
    : {
        world,
        selected: carryRef(state.selected, state.world, world),
        hovered: carryRef(state.hovered, state.world, world),
      }
  store.set({
    ...shown,
    cost,
    receivedMs: atMs,
    tapeFrames: state.tapeFrames + 1,
    // Another run may be of another replay.
    extents: withExtent(tape.length > 1 ? state.extents : [], world.extent),
    // Somebody else let the sources go on.
    isPaused: state.isPaused && atMs - pausedAtMs < pauseSettlesMs,
    history: appendSample(state.history, {
      atMs,
      sequence: world.sequence,
      endToEndMs: world.endToEndMs,
      bytes: cost.bytes,
      speed,
      path,
    }),
  })
  travel.arrived(tape.length - 1)
  if (unsoughtUs !== undefined && store.state.sought === unsoughtUs) travel.open(unsoughtUs)
  unsoughtUs = undefined
  timing.record('keep', performance.now() - atMs)
}

function nextDrawing(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, hiddenFrameMs)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

let stream: AbortController | undefined
let requested = ''
/** Anew when something else is asked for; the frames that were kept stay. */
function connect(request: goshawk.v1.ISubscribeRequest): void {
  if (JSON.stringify(request) === requested) return
  requested = JSON.stringify(request)
  stream?.abort()
  stream = new AbortController()
  void subscribe({
    baseUrl,
    request,
    signal: stream.signal,
    // A hidden page draws nothing.
    onWorld: (...taken) => (document.hidden ? onWorld(...taken) : frames.now(() => onWorld(...taken))),
    onBadMessage: (last) => store.set({ badMessages: { count: store.state.badMessages.count + 1, last } }),
    onConnection: (connection) => store.set({ connection }),
    ready: nextDrawing,
    isEachWanted: () => travel.isUnderWay,
  })
}

/** Asks for what is shown: pictures in their size and as often as chosen, lidar points and the heat map only while they are drawn. */
function chooseParts(): void {
  if (recording !== undefined) return
  requestAnimationFrame(() => {
    const imageWidthMax = pictureWidths.find((width) => width >= cameras.pictureWidthPx) ?? pictureWidths.at(-1)!
    const { showLidar, showHeat, pictureRateMax } = store.state.settings
    connect({
      imageWidthMax,
      ...(pictureRateMax > 0 && { imageRateMax: pictureRateMax }),
      ...(showLidar && { lidarRateMax }),
      ...(showHeat && { withHeat: true }),
    })
  })
}
window.addEventListener('pagehide', () => stream?.abort())
installKeys(store, stage, player, actions)
document.documentElement.dataset.theme = store.state.settings.theme
window.goshawk = { store, stage, timing, schedule }
refresh()
if (recording === undefined) {
  window.addEventListener('resize', chooseParts)
  chooseParts()
} else {
  const onBadMessage = (last: string) => store.set({ badMessages: { count: store.state.badMessages.count + 1, last } })
  void showRecorded({ folder: recording, store, tape, player, momentUs: linkedMomentUs, onWorld, onBadMessage })
}
