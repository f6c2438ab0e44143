/** What is no recording at all is said as such, by every reader. */
import { join } from 'node:path'
import t from 'tap'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { recordingInfo } from './info.js'
import { repairMcap } from './repair.js'

const readers: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  info: (path: string) => recordingInfo(path),
  check: (path: string) => recordingInfo(path, true),
  repair: (path: string) => repairMcap(path),
  replay: (path: string) => RecordingFile.open(path),
}

for (const [name, read] of Object.entries(readers)) {
  t.test(`${name}: a folder, an empty file and a missing one are told apart`, async (t) => {
    const folder = t.testdir({ folder: {}, 'empty.mcap': '' })
    const error = { name: 'GoshawkError', exitCode: 2 }
    await t.rejects(read(join(folder, 'folder')), { ...error, message: /folder: is a folder; expected a recording$/ })
    await t.rejects(read(join(folder, 'empty.mcap')), { ...error, message: /mcap: is empty; expected a recording$/ })
    await t.rejects(read(join(folder, 'absent.mcap')), { ...error, code: 'file-missing' })
  })
}
