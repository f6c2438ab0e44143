/** What every page of a report is made of. Pure. */
import { pageStyle } from './chart-style.js'
import { escapeText } from './svg.js'

/** @param body - HTML; the title is text. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
${body}
</body>
</html>
`
}

export interface Tile {
  readonly name: string
  readonly value: string
  /** Below the value: HTML. */
  readonly note?: string
}

export function tiles(list: readonly Tile[]): string {
  const one = ({ name, value, note }: Tile) =>
    `<div class="tile${note === undefined ? '' : ' pair'}"><b>${escapeText(value)}</b>${note === undefined ? '' : `<i>${note}</i>`}<span>${escapeText(name)}</span></div>`
  return `<div class="tiles">${list.map(one).join('')}</div>`
}

/** A cell is text, or a number drawn with a bar as long as its share of `of`. */
export type Cell = string | { readonly value: number; readonly of: number } | { readonly html: string }

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly foot?: readonly Cell[]
  readonly style?: string
}

export function table({ head, rows, foot, style = '' }: Table): string {
  const row = (cells: readonly Cell[]) => `<tr>${cells.map(cellHtml).join('')}</tr>`
  const heading = head.map((name) => `<th scope="col">${escapeText(name)}</th>`).join('')
  const end = foot === undefined ? '' : `<tfoot>${row(foot)}</tfoot>`
  return `<div class="wide"><table class="${style}"><thead><tr>${heading}</tr></thead><tbody>${rows.map(row).join('')}</tbody>${end}</table></div>`
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'string') return `<td>${escapeText(cell)}</td>`
  if ('html' in cell) return `<td>${cell.html}</td>`
  if (Number.isNaN(cell.value)) return '<td>–</td>'
  const share = Math.min(1, Math.max(0, cell.value / cell.of))
  return `<td class="bar" style="--share:${share.toFixed(3)}">${figure(cell.value)}</td>`
}

/** Names and the colours that stand for them. */
export function key(entries: readonly (readonly [name: string, style: string])[]): string {
  const one = ([name, style]: readonly [string, string]) =>
    `<span style="--colour:var(--${style})">${escapeText(name)}</span>`
  return `<div class="key">${entries.map(one).join('')}</div>`
}

/** Three decimals; a dash for what is not defined. */
export function figure(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3)
}

/** Signed, and coloured by whether it is better. */
export function change(from: number, to: number, higherIsBetter: boolean): string {
  const difference = to - from
  if (Number.isNaN(difference)) return '–'
  const shown = `${difference > 0 ? '+' : difference < 0 ? '−' : '±'}${Math.abs(difference).toFixed(3)}`
  if (Math.abs(difference) < 5e-4) return shown
  return `<span class="${difference > 0 === higherIsBetter ? 'better' : 'worse'}">${shown}</span>`
}
