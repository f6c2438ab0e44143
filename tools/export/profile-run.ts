/** Runs a graph once with ONNX Runtime's profiler: the shapes every operator really saw. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferenceSession } from 'onnxruntime-node'
import { z } from 'zod'
import { sampleFeeds } from './sample-feeds.js'

export interface ProfiledNode {
  readonly name: string
  readonly type: string
  readonly inputs: readonly (readonly number[])[]
  readonly outputs: readonly (readonly number[])[]
}

const Shapes = z.array(z.record(z.string(), z.array(z.number())))
const Event = z.object({
  cat: z.string(),
  args: z.object({
    op_name: z.string(),
    node_index: z.string().optional(),
    input_type_shape: Shapes,
    output_type_shape: Shapes,
  }),
  name: z.string(),
})

/** @param path - an .onnx file whose inputs have fixed shapes. */
export async function profileRun(path: string): Promise<readonly ProfiledNode[]> {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-profile-'))
  try {
    const session = await InferenceSession.create(path, {
      enableProfiling: true,
      profileFilePrefix: join(folder, 'profile'),
      graphOptimizationLevel: 'disabled',
      executionMode: 'sequential',
      logSeverityLevel: 3,
    })
    await session.run(sampleFeeds(session))
    session.endProfiling()
    await session.release()
    const [file] = readdirSync(folder)
    const events: unknown[] = JSON.parse(readFileSync(join(folder, file!), 'utf8'))
    return events.flatMap((event) => {
      const parsed = Event.safeParse(event)
      if (!parsed.success || !parsed.data.name.endsWith('_kernel_time')) return []
      const { op_name: type, input_type_shape: inputs, output_type_shape: outputs } = parsed.data.args
      const shapes = (list: z.output<typeof Shapes>) => list.map((entry) => Object.values(entry)[0] ?? [])
      return [
        {
          name: parsed.data.name.slice(0, -'_kernel_time'.length),
          type,
          inputs: shapes(inputs),
          outputs: shapes(outputs),
        },
      ]
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
