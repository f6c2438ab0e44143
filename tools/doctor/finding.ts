/** One line of `goshawk doctor`. */
export interface Finding {
  readonly check: string
  /** note: worth knowing, and no reason to fail. */
  readonly state: 'ok' | 'note' | 'failed'
  readonly found: string
  /** What to do about it. */
  readonly mend?: string
}
