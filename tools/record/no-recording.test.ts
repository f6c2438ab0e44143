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
  t.test(`${name}: a folder, an empty file, another file and a missing one are told apart`, async (t) => {
    const folder = t.testdir({
      folder: {},
      'empty.mcap': '',
      'graph.yaml': 'version: 1\n',
      short: '{}',
      'a.jpg': '\xff',
    })
    const error = { name: 'GoshawkError', exitCode: 2 }
    await t.rejects(read(join(folder, 'folder')), { ...error, message: /folder: is a folder; expected a recording$/ })
    await t.rejects(read(join(folder, 'empty.mcap')), { ...error, message: /mcap: is empty; expected a recording$/ })
    // Nothing that a repair could mend.
    for (const [name, start] of [
      ['graph.yaml', 'the text "version:"'],
      ['short', 'the text "{}"'],
      ['a.jpg', 'bytes c3bf'],
    ] as const) {
      const message = `${join(folder, name)}: not an MCAP recording: it begins with ${start}; expected a recording`
      await t.rejects(read(join(folder, name)), { ...error, message })
    }
    await t.rejects(read(join(folder, 'absent.mcap')), { ...error, code: 'file-missing' })
  })
}
