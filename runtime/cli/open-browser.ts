import { spawn } from 'node:child_process'
import type { Logger } from 'pino'

const openers: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'open', linux: 'xdg-open' }

/** Opens the page for the person at the terminal; where nobody sits or nothing can open it, the printed address serves. */
export function openBrowser(url: string, log: Logger): void {
  const opener = openers[process.platform]
  const hasScreen = process.platform === 'darwin' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  if (!process.stdout.isTTY || !hasScreen || opener === undefined) return
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true })
  child.on('error', (error) => log.debug(`cannot open a browser with ${opener}: ${error.message}`))
  child.unref()
}
