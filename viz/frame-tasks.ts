/**
 * Work for the next animation frame, in one callback. A message is taken at the start of a frame, and shown in that same one: each
 * further frame costs the page's thread its styles, layers and commit anew, whether anything changed or not.
 */
export class FrameTasks {
  #waiting = new Set<() => void>()
  #request = 0
  #isGathering = false

  /** Once, however often it is asked for before the frame. */
  add(task: () => void): void {
    this.#waiting.add(task)
    if (this.#request === 0 && !this.#isGathering) this.#request = requestAnimationFrame(() => this.#run())
  }

  cancel(task: () => void): void {
    this.#waiting.delete(task)
  }

  /** Does `work`, and then what is waiting and what it asked for, without another frame. */
  now(work: () => void): void {
    this.#isGathering = true
    try {
      work()
    } finally {
      this.#isGathering = false
      if (this.#request !== 0) cancelAnimationFrame(this.#request)
      this.#run()
    }
  }

  /** What tasks ask for goes with the next frame. */
  #run(): void {
    this.#request = 0
    const waiting = this.#waiting
    this.#waiting = new Set()
    for (const task of waiting) task()
  }
}
