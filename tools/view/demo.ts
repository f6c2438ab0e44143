/** A publisher with a made-up street and no model: for working on the page. `node dist/tools/view/demo.js [httpPort]` */
import { runPublisher } from '../../nodes/publisher/testing/run-publisher.js'
import { syntheticFrame } from '../../nodes/publisher/testing/synthetic-frames.js'

const intervalMs = 100
/** Frames made before the street repeats. */
const framesMax = 200

const publisher = await runPublisher({
  config: { httpPort: Number(process.argv[2] ?? 8080) },
  command: async (_, command) => ({ accepted: true, reply: `heard ${JSON.stringify(command)}` }),
})
process.stdout.write(`view: ${publisher.url}\n`)
const street: Awaited<ReturnType<typeof syntheticFrame>>[] = []
for (let number = 1; ; number++) {
  const startedMs = performance.now()
  const at = (number - 1) % framesMax
  const frame = street[at] ?? (await syntheticFrame(at + 1, { width: 800 }))
  street[at] = frame
  publisher.send(frame, number)
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, intervalMs - (performance.now() - startedMs))))
}
