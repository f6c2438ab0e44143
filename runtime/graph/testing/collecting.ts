import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defineNode } from '../define-node.js'

/** Writes the number of every frame it sees to a file of the run folder, and holds each for `holdMs`. */
export default defineNode({
  type: 'collecting',
  description: 'Collects frame numbers.',
  config: z.strictObject({ file: z.string(), holdMs: z.number() }),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: {},
  setup: ({ file, holdMs }, context) => ({
    connect: ({ objects }) => {
      const path = join(context.runFolder, file)
      if (context.epoch === 0) writeFileSync(path, '')
      objects.subscribe(({ header }) => {
        appendFileSync(path, `${header.frame.number}\n`)
        if (holdMs > 0) setTimeout(context.hold(header), holdMs)
      })
      return {}
    },
    dispose: () => {},
  }),
})
