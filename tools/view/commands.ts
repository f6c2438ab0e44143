/** `goshawk view`: the page without a server. */
import { join } from 'node:path'
import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { createLog } from '../../runtime/cli/log-stream.js'
import { packageRoot } from '../../schemas/package-root.js'
import { buildPage } from '../cli/prepare-graph.js'
import { interrupted, parseWhole } from '../scenario/options.js'
import { exportRecording } from './export-recording.js'

interface ExportFlags {
  readonly out: string
  readonly imageWidth: number
  readonly images: boolean
  readonly json?: boolean
}

export function registerViewCommand(program: Command): void {
  const view = program.command('view').description('the page without a server')
  view
    .command('export')
    .description('write a folder with the page and a recording that any static host serves')
    .argument('<file>', 'recording, as `goshawk record` writes it')
    .requiredOption('--out <dir>', 'folder to make')
    .option('--image-width <pixels>', 'of the pictures at most; 0 is as recorded', parseWhole(0, 4096), 640)
    .option('--no-images', 'leave the pictures out')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Examples:
  goshawk record --out drive.mcap --duration 60
  goshawk view export drive.mcap --out site
  npx sirv-cli site                                     or any other static host; file:// will not do`,
    )
    .action(async (file: string, { out, imageWidth, images, json }: ExportFlags) => {
      const log = createLog('info')
      const bar =
        json || !process.stderr.isTTY
          ? undefined
          : new SingleBar({ format: 'writing {bar} {value}/{total} frames', hideCursor: true, stream: process.stderr })
      bar?.start(1, 0)
      const exported = await exportRecording({
        file,
        out,
        page: { folder: join(packageRoot, 'dist', 'page'), build: () => buildPage(log) },
        imageWidth,
        withImages: images,
        signal: interrupted(),
        onProgress: (done, of) => {
          bar?.setTotal(of)
          bar?.update(done)
        },
      }).finally(() => bar?.stop())
      const { frames, bytes, framesUnreadable, unreadable } = exported
      process.stdout.write(
        json
          ? `${JSON.stringify({ out, ...exported })}\n`
          : `${out}: ${frames} frames, ${(bytes / 1e6).toFixed(1)} MB beside the page\n`,
      )
      if (framesUnreadable > 0) {
        log.warn(`${framesUnreadable} frames cannot be read and were left out; the first: ${unreadable}`)
      }
    })
}
