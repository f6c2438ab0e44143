/** What a scenario file says: the shape of a world before chance fills it in. */
import { z } from 'zod'
import { Act } from './acts.js'
import { times, weathers } from './environment.js'
import { roadKinds } from './roads.js'

const density = (what: string, standard: number) => z.number().min(0).max(3).default(standard).describe(what)

export const Scenario = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'lower-case letters, digits and hyphens')
    .describe('name, as in `--scenario`'),
  story: z.string().min(1).max(300).describe('what happens, in one sentence'),
  road: z
    .strictObject({
      kind: z.enum(roadKinds).default('avenue').describe('kind of road'),
      lanesEachWay: z.int().min(1).max(3).default(2).describe('lanes in each direction'),
      speedLimitMps: z.number().min(3).max(36).default(13.9).describe('speed limit, metres per second'),
      parking: z.boolean().default(true).describe('strips for parked cars beside the lanes'),
      built: z.number().min(0).max(1).default(0.65).describe('share of the frontage with buildings'),
      control: z.enum(['signals', 'stop-signs', 'none']).default('signals').describe('who goes first at the junction'),
      turn: z.enum(['straight', 'left', 'right']).default('straight').describe('what the ego does at the junction'),
      approachM: z.number().min(20).max(250).default(90).describe("from the ego's start to the junction, metres"),
      works: z
        .strictObject({
          place: z.enum(['lane', 'beside']).describe("on the ego's lane, which is closed, or beside it"),
          aheadM: z.number().min(20).max(250).default(80).describe("from the ego's start, metres"),
          lengthM: z.number().min(20).max(120).default(40).describe('length of the site, metres'),
        })
        .optional()
        .describe('a building site'),
    })
    .prefault({}),
  environment: z
    .strictObject({
      time: z.enum(times).optional().describe('time of day; drawn from the seed when absent'),
      weather: z.enum(weathers).optional().describe('weather; drawn from the seed when absent'),
    })
    .prefault({}),
  ego: z
    .strictObject({
      eagerness: z.number().min(0.2).max(1.2).default(0.75).describe('share of the speed limit the ego drives'),
    })
    .prefault({}),
  traffic: z
    .strictObject({
      vehicles: density('moving vehicles, 1 is a normal street', 1),
      trucks: z.number().min(0).max(1).default(0.16).describe('share of trucks among them'),
      buses: z.number().min(0).max(1).default(0.05).describe('share of buses'),
      cycles: z.number().min(0).max(1).default(0.08).describe('share of bicycles and motorcycles'),
      walkers: density('people on the pavements, 1 is a normal street', 1),
      parked: density('parked cars, 1 fills half the room', 1),
    })
    .prefault({}),
  acts: z.array(Act).max(20).default([]).describe('what is staged around the ego'),
})
export type Scenario = z.output<typeof Scenario>
