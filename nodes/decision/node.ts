import { concatMap, from, map, of } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import type { Decision, DetectedObjects, Tracks } from '../../schemas/messages.js'
import { DrivenBend, foreseenPath } from './foreseen-path.js'
import { notUnderstood, understand, Wish } from './instructions.js'
import { createLlmDecider } from './llm/decider.js'
import { nameTracks } from './llm/name-tracks.js'
import { instructionCharactersMax, routeCommands } from './llm/prompt.js'
import { llmSettings } from './llm/settings.js'
import { roadBeside } from './road-beside.js'
import { RulesPlanner } from './rules-planner.js'
import { leadOf, surroundingsOf } from './surroundings.js'

const commands = z.union([z.strictObject({ instruct: z.string() }), z.strictObject({ route: z.enum(routeCommands) })])

export default defineNode({
  type: 'decision',
  description: 'Chooses one speed and one path decision for each frame, with its reason.',
  config: z
    .strictObject({
      scoreMin: z.number().min(0).max(1).default(0.3).describe('objects with a lower score are not acted on'),
      cruiseSpeedMps: z.number().positive().default(10).describe('speed on a free road, m/s'),
      laneWidthM: z.number().min(2).max(6).default(3.5).describe('lane width, m'),
      horizonM: z.number().positive().default(60).describe('nothing beyond this distance ahead matters, m'),
      passOn: z.enum(['left', 'right']).default('left').describe('side on which slower vehicles are passed'),
      brakingMps2: z.number().positive().default(3).describe('comfortable braking, m/s²'),
      planner: z
        .enum(['rules', 'llm'])
        .default('rules')
        .describe('rules, or a model behind an OpenAI-compatible endpoint, with the rules behind it'),
      llm: llmSettings.optional().describe('the endpoint for planner llm, see docs/llm-planner.md'),
    })
    .refine(({ planner, llm }) => planner !== 'llm' || llm !== undefined, {
      path: ['llm'],
      message: 'the endpoint: llm: { baseUrl: ..., model: ... }, because planner is llm',
    }),
  inputs: {
    objects: 'goshawk.v1.DetectedObjects',
    frames: { type: 'goshawk.v1.CameraFrames', passive: true, optional: true },
    tracks: { type: 'goshawk.v1.Tracks', passive: true, optional: true },
  },
  outputs: { decision: 'goshawk.v1.Decision' },
  setup: async ({ planner, llm, ...settings }, context) => {
    const emergencies = context.counter('emergency_stops_total')
    const instructions = context.counter('instructions_total')
    const refused = context.counter('instructions_refused_total')
    const wish = new Wish()
    const rules = new RulesPlanner(settings)
    const model = planner === 'llm' && llm ? await createLlmDecider(settings, llm, context) : undefined
    const counted = (decision: Decision): Decision => {
      if (decision.rule.startsWith('emergency-stop')) emergencies.add()
      return decision
    }
    const driven = new DrivenBend()
    const planned = (decision: Decision, frame: DetectedObjects): Decision => {
      const bend = driven.at(frame)
      if (decision.plan) return decision
      const around = surroundingsOf(
        frame.objects,
        frame.egoSpeedMps,
        settings,
        roadBeside(frame.map, settings.laneWidthM),
      )
      const lead = leadOf(around)
      const plan = foreseenPath(decision, {
        egoSpeedMps: around.egoSpeedMps,
        cruiseSpeedMps: settings.cruiseSpeedMps,
        laneWidthM: settings.laneWidthM,
        bend,
        ahead: lead && { gapM: lead.gapM, speedMps: Math.max(0, lead.alongMps) },
      })
      return { ...decision, plan }
    }
    let newest: Tracks | undefined
    let before: Tracks | undefined
    const named = (decision: Decision, frame: DetectedObjects): Decision => {
      if (decision.objectIndices.length === 0) return decision
      // Tracks of the frame itself may have come by now or not; those before it have, so a replay names the same ones.
      const names = nameTracks(newest && newest.timestampUs < frame.timestampUs ? newest : before, frame)
      const trackIds = decision.objectIndices.flatMap((index) => names.get(index)?.id ?? [])
      return trackIds.length > 0 ? { ...decision, trackIds } : decision
    }
    return {
      connect: ({ objects, frames, tracks }) => {
        if (model) {
          frames.subscribe((message) => model.see(message))
        }
        tracks.subscribe(({ payload }) => {
          model?.track(payload)
          before = newest
          newest = payload
        })
        return {
          decision: objects.pipe(
            concatMap(({ header, payload }) => {
              const wished = wish.at(payload.timestampUs)
              const decided = model ? model.decide(payload, wished, rules) : rules.decide(payload, wished)
              const decisions = decided instanceof Promise ? from(decided) : of(decided)
              return decisions.pipe(
                map((decision) => ({ header, payload: named(planned(counted(decision), payload), payload) })),
              )
            }),
          ),
        }
      },
      command: (given) => {
        const { data: command } = commands.safeParse(given)
        if (command && 'instruct' in command) {
          const understood = understand(command.instruct)
          const isPassedOn = model?.say(command.instruct) ?? false
          instructions.add()
          if (understood) wish.ask(understood)
          if (understood || isPassedOn) return { accepted: true, reply: replyTo(understood?.reply, isPassedOn) }
          refused.add()
          return { accepted: false, reply: model ? wordsExpected : notUnderstood }
        }
        if (command && model) {
          model.route(command.route)
          return { accepted: true, reply: `route: ${command.route}` }
        }
        return {
          accepted: false,
          reply: `${context.node}: takes instructions${model ? ' and routes' : ''}, nothing else`,
        }
      },
      dispose: () => model?.dispose(),
    }
  },
})

const wordsExpected = `not understood; say it in 1 to ${instructionCharactersMax} characters`

function replyTo(understood: string | undefined, isPassedOn: boolean): string {
  if (!isPassedOn) return `understood: ${understood}`
  return understood
    ? `understood: ${understood}; the model is told, too`
    : 'the model is told; the decision says what it makes of it'
}
