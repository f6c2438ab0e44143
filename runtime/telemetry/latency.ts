/**
 * Latencies as HDR histograms (Gil Tene's HdrHistogram, 3 significant digits): recorded in every process, sent as
 * deltas with the heartbeats, merged by the supervisor. Percentiles come from merged histograms, never from averages.
 */
import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

/** age: origin to arrival; queue: arrival to taken; compute: taken to settled; publish: emitted to handed over. */
export const hopKinds = ['age', 'queue', 'compute', 'publish'] as const
export type HopKind = (typeof hopKinds)[number]
/** origin to settled, for an input of a sink. */
export const endToEnd = 'end_to_end'
/** end to end minus what nodes computed on the way: what the runtime itself adds, for an input of a sink. */
export const added = 'added'
/** origin to taken, that is age plus queue wait of one and the same message; for an input with a budget. */
export const taken = 'taken'
export type LatencyKind = HopKind | typeof endToEnd | typeof added | typeof taken

/** One hour; longer is recorded as one hour. Bounds every histogram to about 100 KB. */
const microsecondsMax = 3_600_000_000
/** A graph with more hops than this is not one. Bounds what a process, or the merge of all, may hold. */
const histogramsMax = 4096
/** A full histogram of this precision compresses to a few tens of kilobytes. */
const encodedCharactersMax = 256 * 1024

/** Milliseconds. */
export interface LatencySummary {
  readonly count: number
  readonly mean: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

/** As in control.proto: values in microseconds, recorded since the last snapshot. */
export interface EncodedHistogram {
  readonly name: string
  readonly encoded: string
}

export function histogramName(hop: string, kind: LatencyKind): string {
  return `${hop}/${kind}`
}

function emptyHistogram(): Histogram {
  return build({
    bitBucketSize: 32,
    autoResize: true,
    numberOfSignificantValueDigits: 3,
    highestTrackableValue: 1 << 16,
  })
}

/** Milliseconds to whole microseconds; clocks of two hosts may disagree a little, so less than nothing is nothing. */
function toMicroseconds(ms: number): number {
  return Math.min(Math.max(Math.round(ms * 1000), 0), microsecondsMax)
}

/** One series of a process. Looked up once, when the graph is wired, so that recording has no lookup by name. */
export interface LatencySeries {
  recordMs(ms: number): void
  recordNs(ns: bigint): void
}

/** What one process measured since it last told the supervisor. */
export class LatencyRecorder {
  readonly #series = new Map<string, Histogram>()
  /** False while the process warms up: values are not kept. */
  isOn = true

  series(name: string): LatencySeries {
    const histogram = ofName(this.#series, name)
    return {
      recordMs: (ms) => {
        if (this.isOn && !Number.isNaN(ms)) histogram.recordValue(toMicroseconds(ms))
      },
      recordNs: (ns) => {
        if (this.isOn) histogram.recordValue(toMicroseconds(Number(ns) / 1e6))
      },
    }
  }

  /** Everything recorded since the last call; series without a new value are left out. */
  takeDelta(): EncodedHistogram[] {
    const delta: EncodedHistogram[] = []
    for (const [name, histogram] of this.#series) {
      if (histogram.totalCount === 0) continue
      delta.push({ name, encoded: encodeIntoCompressedBase64(histogram) })
      histogram.reset()
    }
    return delta
  }
}

/** The whole graph's histograms. */
export class LatencyMerge {
  readonly #series = new Map<string, Histogram>()

  /** Throws GoshawkError 'message-invalid' for what is not a histogram; nothing of `delta` before it is lost. */
  add(delta: readonly EncodedHistogram[]): void {
    for (const { name, encoded } of delta) ofName(this.#series, name).add(decode(name, encoded))
  }

  get names(): readonly string[] {
    return [...this.#series.keys()].sort()
  }

  /** Undefined when nothing was recorded under this name. */
  summary(name: string): LatencySummary | undefined {
    const histogram = this.#series.get(name)
    if (!histogram || histogram.totalCount === 0) return undefined
    const at = (percentile: number) => histogram.getValueAtPercentile(percentile) / 1000
    return {
      count: histogram.totalCount,
      mean: Math.round(histogram.mean) / 1000,
      p50: at(50),
      p90: at(90),
      p99: at(99),
      max: histogram.maxValue / 1000,
    }
  }

  /** @param percentile - (0, 100]. Milliseconds; undefined when nothing was recorded. */
  valueAtPercentile(name: string, percentile: number): number | undefined {
    const histogram = this.#series.get(name)
    return histogram && histogram.totalCount > 0 ? histogram.getValueAtPercentile(percentile) / 1000 : undefined
  }
}

function ofName(series: Map<string, Histogram>, name: string): Histogram {
  const known = series.get(name)
  if (known) return known
  if (series.size >= histogramsMax) {
    throw new GoshawkError(
      'message-too-large',
      `${name}: histogram ${histogramsMax + 1}; at most ${histogramsMax} are kept`,
    )
  }
  const histogram = emptyHistogram()
  series.set(name, histogram)
  return histogram
}

function decode(name: string, encoded: string): Histogram {
  if (encoded.length > encodedCharactersMax) {
    throw new GoshawkError(
      'message-too-large',
      `${name}: histogram of ${encoded.length} characters; at most ${encodedCharactersMax}`,
    )
  }
  try {
    return decodeFromCompressedBase64(encoded, 32)
  } catch (cause) {
    throw new GoshawkError('message-invalid', `${name}: not an HDR histogram (${messageOf(cause)})`, { cause })
  }
}
