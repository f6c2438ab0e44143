/** A browser that looks at the page during a benchmark, so that the measurement ends at the screen. */
import type { Browser } from 'playwright-core'
import type { RunReport } from '../../runtime/supervisor/run-state.js'
import { GoshawkError } from '../../schemas/errors.js'
import { findChromium, launchChromium } from '../view/chromium.js'

const viewport = { width: 1280, height: 720 }

export class BenchBrowser {
  readonly #executable: string
  /** The page being looked at; undefined before a publisher has said where it is. */
  #opened: Promise<Browser> | undefined

  private constructor(executable: string) {
    this.#executable = executable
  }

  /** @throws GoshawkError usage-invalid where there is no browser. */
  static find(): BenchBrowser {
    const executable = findChromium()
    if (!executable) {
      throw new GoshawkError('usage-invalid', '--browser: no Chromium found; install one or set CHROMIUM_PATH')
    }
    return new BenchBrowser(executable)
  }

  /** Opens the page once a report tells its address. */
  see({ nodes }: Pick<RunReport, 'nodes'>): void {
    const url = this.#opened ? undefined : viewUrl(nodes)
    if (url === undefined) return
    this.#opened = this.#open(url)
    // Told when the run is over; until then nobody waits for it.
    this.#opened.catch(() => {})
  }

  /** @throws GoshawkError when the page could not be opened, or none was published. */
  async close(): Promise<void> {
    if (!this.#opened) throw new GoshawkError('usage-invalid', '--browser: this graph has no publisher to look at')
    const browser = await this.#opened
    await browser.close()
  }

  async #open(url: string): Promise<Browser> {
    const browser = await launchChromium(this.#executable)
    try {
      const page = await browser.newPage({ viewport })
      await page.goto(url)
      return browser
    } catch (error) {
      await browser.close()
      throw error
    }
  }
}

function viewUrl(nodes: RunReport['nodes']): string | undefined {
  for (const { facts } of Object.values(nodes)) {
    const { view } = (facts ?? {}) as { view?: { url?: unknown } }
    if (typeof view?.url === 'string') return view.url
  }
  return undefined
}
