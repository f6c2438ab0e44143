/** Writes every decision to a file, one line of JSON each, for the report. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import { decisionLine } from './decision-line.js'

export default defineNode({
  type: 'decision-log',
  description: 'Writes every decision to a file of JSON lines',
  config: z.strictObject({
    file: z.string().min(1).default('decisions.jsonl').describe('relative to the folder of the run'),
    linesMax: z.int().min(1).default(100_000).describe('decisions beyond these are counted, not written'),
  }),
  inputs: { decision: 'goshawk.v1.Decision' },
  outputs: {},
  setup: ({ file, linesMax }, context) => {
    const descriptor = openSync(join(context.runFolder, file), context.epoch === 0 ? 'w' : 'a')
    const written = context.counter('decisions_written_total')
    const left = context.counter('decisions_left_out_total')
    let lines = 0
    let isOpen = true
    return {
      connect: ({ decision }) => {
        decision.subscribe(({ payload }) => {
          if (lines === linesMax) {
            left.add()
            return
          }
          writeSync(descriptor, `${decisionLine(payload)}\n`)
          lines++
          written.add()
        })
        return {}
      },
      dispose: () => {
        if (isOpen) closeSync(descriptor)
        isOpen = false
      },
    }
  },
})
