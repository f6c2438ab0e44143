/** The pieces of a replay this page has heard of. Where there is one, the timeline spans it: its source can be sent anywhere in it. */

/** A scene, or as much of a recording as has no gap. Recorded times, microseconds. */
export interface Extent {
  readonly firstUs: number
  readonly lastUs: number
}

/** A data set has a thousand scenes; nobody goes back that far. */
const extentsMax = 100

/** @returns the same list when there is nothing new, so that it can be told by its identity. */
export function withExtent(known: readonly Extent[], extent: Extent | undefined): readonly Extent[] {
  const isKnown = known.some(({ firstUs, lastUs }) => firstUs === extent?.firstUs && lastUs === extent.lastUs)
  return extent === undefined || isKnown ? known : [...known, extent].slice(-extentsMax)
}

/** The one that holds this time, the last heard of first. */
export function extentAt(known: readonly Extent[], timestampUs: number | undefined): Extent | undefined {
  if (timestampUs === undefined) return undefined
  return known.findLast(({ firstUs, lastUs }) => timestampUs >= firstUs && timestampUs <= lastUs)
}
