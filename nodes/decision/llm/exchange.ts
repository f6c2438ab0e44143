/** One question and its answer: pictures made, prompt written, endpoint asked, answer read, all before the deadline. */
import { messageOf } from '../../../schemas/errors.js'
import type { DetectedObjects, Tracks } from '../../../schemas/messages.js'
import type { Surroundings } from '../surroundings.js'
import { type Answer, readAnswer } from './answer.js'
import type { Reply } from './client.js'
import type { Failure } from './failure.js'
import { nameTracks } from './name-tracks.js'
import { type KeptFrame, type Picture, toPromptPicture } from './pictures.js'
import { type PassengerWords, type RouteCommand, requestOf, systemMessage, userMessage } from './prompt.js'
import { recordedPrompt } from './record.js'
import type { RoadAhead } from './road-ahead.js'
import { sceneText, stopLineGap } from './scene-text.js'
import type { LlmSettings } from './settings.js'

export interface Exchange {
  readonly frame: DetectedObjects
  readonly around: Surroundings
  readonly words: PassengerWords | undefined
  readonly route: RouteCommand | undefined
  readonly pictures: KeptFrame | undefined
  /** The newest there are. */
  readonly tracks: Tracks | undefined
  readonly road?: RoadAhead | undefined
  readonly passOn: 'left' | 'right'
  readonly llm: LlmSettings
  /** Never rejects; obeys the signal. */
  ask(body: unknown, signal: AbortSignal): Promise<Reply | Failure>
  /** Aborted with a Failure, by the deadline or from outside. */
  readonly abort: AbortController
}

export interface ExchangeOutcome {
  /** `objects` are indices into the frame's. */
  readonly result: { readonly answer: Answer; readonly objects: readonly number[] } | Failure
  readonly prompt: readonly unknown[]
  /** What the model said, as it came; undefined when it said nothing. */
  readonly reply: string | undefined
  readonly ms: number
  /** One message for each picture that could not be made. */
  readonly pictureFailures: readonly string[]
}

const recordedReplyCharactersMax = 16_384

export async function exchange(options: Exchange): Promise<ExchangeOutcome> {
  const { frame, around, llm, abort } = options
  const startMs = performance.now()
  const late: Failure = { reason: 'deadline', message: `no answer within ${llm.deadlineMs} ms` }
  const timer = setTimeout(() => abort.abort(late), llm.deadlineMs)
  try {
    const { pictures, failures } = await makePictures(options)
    const tracks = nameTracks(options.tracks, frame)
    const { road } = options
    const scene = sceneText(around, frame.egoSpeedMps, stopLineGap(around, frame.map, road), tracks, road)
    const content = userMessage({
      scene: scene.text,
      instruction: options.words,
      route: options.route,
      pictures,
      withoutPicture: llm.cameras.filter((camera) => !pictures.some((picture) => picture.camera === camera)),
      picturesLaterMs: Math.round(((options.pictures?.timestampUs ?? frame.timestampUs) - frame.timestampUs) / 1000),
    })
    const request = requestOf({ ...llm, system: systemMessage({ passOn: options.passOn }) }, content)
    const { signal } = abort
    const reply = signal.aborted ? (signal.reason as Failure) : await options.ask(request, signal)
    return {
      result: 'reason' in reply ? reply : judged(readAnswer(reply.text, scene.listed.length), scene.listed),
      prompt: recordedPrompt(content, pictures),
      reply: 'reason' in reply ? undefined : reply.text.slice(0, recordedReplyCharactersMax),
      ms: performance.now() - startMs,
      pictureFailures: failures,
    }
  } finally {
    clearTimeout(timer)
  }
}

function judged(answer: Answer | Failure, listed: readonly number[]): ExchangeOutcome['result'] {
  return 'reason' in answer ? answer : { answer, objects: answer.objects.map((number) => listed[number]!) }
}

async function makePictures({ pictures: kept, llm }: Exchange) {
  const made = await Promise.allSettled(kept?.pictures.map((one) => toPromptPicture(one, llm.imageWidth)) ?? [])
  const pictures: Picture[] = []
  const failures: string[] = []
  for (const result of made) {
    if (result.status === 'fulfilled') pictures.push(result.value)
    else failures.push(messageOf(result.reason))
  }
  return { pictures, failures }
}
