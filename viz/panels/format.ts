/** Numbers as people read them. */

export function milliseconds(ms: number): string {
  if (!Number.isFinite(ms)) return '–'
  if (ms >= 1995) return `${(ms / 1000).toFixed(ms < 9995 ? 2 : 1)} s`
  return `${ms.toFixed(ms < 9.95 ? 1 : 0)} ms`
}

export function bytesPerSecond(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB/s`
  return `${Math.round(bytes / 1e3)} kB/s`
}

export function kilometresPerHour(mps: number): string {
  return Number.isFinite(mps) ? Math.round(Math.abs(mps) * 3.6).toString() : '–'
}

/** Seconds since the run began would need its beginning; the day's time says as much. */
export function timeOfDay(timestampUs: number): string {
  if (!(timestampUs > 0)) return '–'
  return new Date(timestampUs / 1000).toISOString().slice(11, 22)
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** A place in so many seconds, both in words of one length: `  3.2 s` and `20.0 s`, or ` 1:02` and `12:40`. */
export function placeWords(atS: number, allS: number): readonly [string, string] {
  const words = (s: number) =>
    allS < 100 ? `${s.toFixed(1)} s` : `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')}`
  const all = words(allS)
  return [words(atS).padStart(all.length), all]
}
