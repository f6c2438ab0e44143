/** How charts and pages look, in light and dark. */

const light = `--ground:#ffffff;--panel:#f6f7f9;--ink:#14181d;--soft:#5b6570;--rule:#dfe3e8;--idle:#eef0f3;
--a:#2a78d6;--b:#d9541e;--d0:#9cc3f2;--d1:#5598e7;--d2:#256abf;--d3:#0d366b;--better:#0b7a3b;--worse:#b3261e;--fill:#d8e7fa`
const dark = `--ground:#14171b;--panel:#1c2025;--ink:#e8ebee;--soft:#9aa4af;--rule:#333a42;--idle:#20252b;
--a:#5598e7;--b:#ee7f4d;--d0:#2a5f9e;--d1:#3987e5;--d2:#86b6ef;--d3:#d5e6fb;--better:#57c98a;--worse:#f2857d;--fill:#223c5e`

const colours = `:root{color-scheme:light dark;${light}}@media(prefers-color-scheme:dark){:root{${dark}}}`

const marks = `.chart text{font:9px system-ui,sans-serif;fill:var(--soft)}.chart .title{font-size:11px;font-weight:600;fill:var(--ink)}
.chart .middle{text-anchor:middle}.chart .end{text-anchor:end}.chart .note{font-size:10px}.chart .value{fill:var(--ink)}
.chart .axis{stroke:var(--soft);stroke-width:1}.chart .grid{stroke:var(--rule);stroke-width:.7}.chart .idle{fill:var(--idle)}
.chart .line,.chart .step{fill:none;stroke-width:1.8;stroke-linejoin:round}.chart .mean{stroke-width:1;stroke-dasharray:2 2}
${['a', 'b', 'd0', 'd1', 'd2', 'd3']
  .map(
    (name) =>
      `.chart .line.${name},.chart .step.${name},.chart .mean.${name}{stroke:var(--${name})}.chart .bar.${name},.chart .value.${name}{fill:var(--${name})}`,
  )
  .join('')}
.chart .mean.a{stroke:var(--ink)}.chart .step~.mean.a{stroke:var(--a)}`

const page = `*{box-sizing:border-box}body{margin:0 auto;padding:28px 24px 60px;max-width:1240px;background:var(--ground);color:var(--ink);
font:15px/1.5 system-ui,sans-serif}h1{margin:0 0 4px;font-size:24px}h2{margin:36px 0 6px;font-size:18px}
p{margin:0 0 12px;max-width:75ch;color:var(--soft)}code{font:13px ui-monospace,monospace;overflow-wrap:anywhere}
.tiles{display:flex;flex-wrap:wrap;gap:10px;margin:18px 0}.tile{flex:1 1 120px;padding:10px 14px;background:var(--panel);border-radius:8px}
.tile b{display:block;font-size:24px;line-height:1.25;font-variant-numeric:tabular-nums}.tile>span{font-size:12px;color:var(--soft)}
.tile.pair{flex-basis:150px}.tile.pair b{font-size:17px}.tile i{display:block;font-style:normal;font-size:13px;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
table.dense{font-size:12.5px}table.dense th,table.dense td{padding:5px}table.dense td:nth-child(3n+1):not(:first-child){padding-right:12px}
th,td{padding:5px 10px;border-bottom:1px solid var(--rule);text-align:right;white-space:nowrap}th:first-child,td:first-child{text-align:left}
thead th{font-size:12px;font-weight:600;color:var(--soft)}tfoot td{font-weight:600;border-bottom:0}
td.bar{background:linear-gradient(to right,var(--fill) calc(var(--share)*100%),transparent 0) no-repeat left/100% 70%}
.better{color:var(--better)}.worse{color:var(--worse)}.key{display:flex;flex-wrap:wrap;gap:4px 18px;margin:0 0 8px;font-size:13px;color:var(--soft)}
.key span::before{content:"";display:inline-block;width:18px;height:3px;margin-right:6px;vertical-align:middle;background:var(--colour)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(205px,1fr));gap:14px}.grid .chart{width:100%;height:auto}
.errors td{padding:4px 6px;vertical-align:bottom}.errors .chart{width:150px;height:62px;display:block;margin-left:auto}
@media print{body{max-width:none}}`

/** For a page with charts in it. */
export const pageStyle = `${colours}${marks}${page}`

/** A chart as a file of its own. */
export function standalone(svg: string): string {
  const style = `<style>${colours}.chart{background:var(--ground)}${marks}</style>`
  return `${svg.replace(/^(<svg[^>]*>)/, `$1${style}`)}\n`
}
