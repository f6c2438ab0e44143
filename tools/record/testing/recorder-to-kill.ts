/** Records until it is killed; says on stdout how many messages are in complete chunks. `node recorder-to-kill.js FILE` */
import { writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { writeRecording } from './write-recording.js'

await writeRecording(process.argv[2]!, {
  frames: Number.POSITIVE_INFINITY,
  onFrame: async (_, files) => {
    writeSync(1, `${files.totals.messages}\n`)
    await setImmediate()
    return true
  },
})
