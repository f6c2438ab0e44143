/** Charts as SVG text. Pure: numbers in, text out; colours come from the style sheet (`chart-style.ts`) by class name. */

export interface Series {
  readonly name: string
  /** Class of the style sheet, such as `a` or `d2`. */
  readonly style: string
  readonly points: readonly (readonly [number, number])[]
}

export interface LineChart {
  readonly title: string
  readonly xName: string
  readonly yName: string
  readonly series: readonly Series[]
  /** Both axes go from 0 to 1; values below these count for nothing and are shaded. */
  readonly idle?: { readonly x: number; readonly y: number }
  /** Said in place of lines when there are none. */
  readonly empty: string
}

const chart = { width: 220, height: 190, left: 34, right: 10, top: 24, bottom: 32 } as const

export function lineChart({ title, xName, yName, series, idle, empty }: LineChart): string {
  const { width, height, left, right, top, bottom } = chart
  const x = (value: number) => left + value * (width - left - right)
  const y = (value: number) => height - bottom - value * (height - top - bottom)
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  const [x0, x1, y0, y1] = [x(0), x(1), y(0), y(1)]
  const gridLines = ticks.map((tick) => line([x0, y(tick)], [x1, y(tick)], tick === 0 ? 'axis' : 'grid')).join('')
  const labels = [0, 0.5, 1]
    .map(
      (tick) =>
        text(String(tick), x(tick), y0 + 13, 'tick middle') + text(String(tick), x0 - 5, y(tick) + 3, 'tick end'),
    )
    .join('')
  const shade = idle
    ? rect(x0, y1, x(idle.x) - x0, y0 - y1, 'idle') + rect(x(idle.x), y(idle.y), x1 - x(idle.x), y0 - y(idle.y), 'idle')
    : ''
  const lines = series
    .filter(({ points }) => points.length > 0)
    .map(({ name, style, points }) => {
      const path = points.map(([px, py]) => `${round(x(px))},${round(y(py))}`).join(' ')
      return `<polyline class="line ${style}" points="${path}"><title>${escapeText(name)}</title></polyline>`
    })
  const body = lines.length > 0 ? lines.join('') : text(empty, (x0 + x1) / 2, (y0 + y1) / 2, 'note middle')
  const names =
    text(xName, (x0 + x1) / 2, height - 6, 'name middle') +
    text(yName, 10, (y0 + y1) / 2, 'name middle', `rotate(-90 10 ${round((y0 + y1) / 2)})`)
  return svg(width, height, title, text(title, left, 15, 'title') + shade + gridLines + labels + body + names)
}

export interface HistogramSeries {
  readonly name: string
  readonly style: string
  readonly values: readonly number[]
}

export interface Histogram {
  readonly title: string
  /** Values from here to there; what is beyond is in the last bin. */
  readonly max: number
  readonly bins: number
  readonly unit: string
  /** What the ends of the axis are called, where not 0 and `max`. */
  readonly ends?: readonly [string, string]
  /** One is drawn as bars, two as steps over each other. */
  readonly series: readonly HistogramSeries[]
}

const small = { width: 150, height: 62, side: 4, top: 14, bottom: 13 } as const

/** Shares of the values in each bin, with their means marked. */
export function histogram({ title, max, bins, unit, ends, series }: Histogram): string {
  const { width, height, side, top, bottom } = small
  const known = series
    .map((own) => ({ ...own, values: own.values.filter((value) => !Number.isNaN(value)) }))
    .filter(({ values }) => values.length > 0)
  const floor = height - bottom
  const axis = line([side, floor], [width - side, floor], 'axis')
  if (known.length === 0) return svg(width, height, title, axis + text('–', width / 2, floor - 12, 'note middle'))
  const shares = known.map(({ values }) => sharesOf(values, max, bins))
  const highest = Math.max(...shares.flat())
  const step = (width - 2 * side) / bins
  const y = (share: number) => floor - (share / highest) * (floor - top)
  const body = known.map(({ name, style, values }, which) => {
    const own = shares[which]!
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const at = side + Math.min(1, mean / max) * (width - 2 * side)
    const mark = line([at, top - 2], [at, floor], `mean ${style}`)
    const note = `${name === '' ? '' : `${name}: `}mean ${mean.toFixed(2)}${unit} of ${values.length}`
    const shape =
      known.length === 1 && series.length === 1
        ? own
            .map((share, i) =>
              share === 0 ? '' : rect(side + i * step + 0.5, y(share), step - 1, floor - y(share), `bar ${style}`),
            )
            .join('')
        : `<polyline class="step ${style}" points="${own.flatMap((share, i) => [`${round(side + i * step)},${round(y(share))}`, `${round(side + (i + 1) * step)},${round(y(share))}`]).join(' ')}"/>`
    return `<g><title>${escapeText(note)}</title>${shape}${mark}</g>`
  })
  const means = known.map(({ style, values }, which) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return text(
      `${mean.toFixed(2)}${unit}`,
      width - side - (known.length - 1 - which) * 52,
      9,
      `value end ${known.length > 1 ? style : ''}`,
    )
  })
  const [least, most] = ends ?? ['0', `${max}${unit}`]
  const range = text(least, side, height - 3, 'tick') + text(most, width - side, height - 3, 'tick end')
  return svg(width, height, title, axis + body.join('') + means.join('') + range)
}

export function sharesOf(values: readonly number[], max: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0)
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value / max) * bins))]! += 1
  return counts.map((count) => count / values.length)
}

/** For text and attributes of XML and HTML. */
export function escapeText(value: string): string {
  return value.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)
}

function svg(width: number, height: number, title: string, body: string): string {
  const head = `<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"`
  return `${head} aria-label="${escapeText(title)}">${body}</svg>`
}

function line([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], style: string): string {
  return `<line class="${style}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`
}

function rect(x: number, y: number, width: number, height: number, style: string): string {
  return `<rect class="${style}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/>`
}

function text(value: string, x: number, y: number, style: string, transform = ''): string {
  const turned = transform === '' ? '' : ` transform="${transform}"`
  return `<text class="${style}" x="${round(x)}" y="${round(y)}"${turned}>${escapeText(value)}</text>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
