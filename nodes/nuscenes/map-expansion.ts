/** The map expansion v1.3: maps/expansion/LOCATION.json, vector layers of one city in its global frame. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { type GlobalArea, globalArea } from '../../schemas/geometry/local-area.js'
import { type GlobalLine, globalLine } from '../../schemas/geometry/local-map.js'
import { MapLayer } from '../../schemas/messages.js'
import { isSystemError } from './system-error.js'

/** Layers made of polygons: the field that names one or several. */
const areas = [
  ['drivable_area', 'polygon_tokens', MapLayer.DRIVABLE_AREA],
  ['lane', 'polygon_token', MapLayer.LANE],
  ['ped_crossing', 'polygon_token', MapLayer.PED_CROSSING],
  ['stop_line', 'polygon_token', MapLayer.STOP_LINE],
  ['walkway', 'polygon_token', MapLayer.WALKWAY],
] as const
const lines = [
  ['lane_divider', 'line_token', MapLayer.LANE_DIVIDER],
  ['road_divider', 'line_token', MapLayer.ROAD_DIVIDER],
] as const

type Row = Readonly<Record<string, unknown>>

export interface MapExpansion {
  /** Every border and divider. */
  readonly lines: readonly GlobalLine[]
  readonly drivableArea: readonly GlobalArea[]
}

/**
 * @returns the map of the location; empty where the data set has none of it.
 * @throws GoshawkError 'dataset-invalid' naming file, layer, row and field.
 */
export async function readMapExpansion(dataroot: string, location: string): Promise<MapExpansion> {
  if (!/^[\w-]+$/.test(location)) {
    throw new GoshawkError('dataset-invalid', `log.json: location: found "${location}"; expected the name of a map`)
  }
  const file = join(dataroot, 'maps/expansion', `${location}.json`)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return { lines: [], drivableArea: [] }
    throw new GoshawkError('dataset-invalid', `${file}: cannot be read: ${messageOf(error)}`, { cause: error })
  }
  return new MapReader(file, parsed(file, text)).read()
}

function parsed(file: string, text: string): Row {
  try {
    const map: unknown = JSON.parse(text)
    if (map !== null && typeof map === 'object' && !Array.isArray(map)) return map as Row
  } catch (error) {
    throw new GoshawkError('dataset-invalid', `${file}: no JSON: ${messageOf(error)}; fetch the map expansion again`)
  }
  throw new GoshawkError('dataset-invalid', `${file}: found no object; expected the layers of a map`)
}

class MapReader {
  readonly #file: string
  readonly #map: Row
  readonly #nodes: ReadonlyMap<string, Row>
  readonly #polygons: ReadonlyMap<string, Row>
  readonly #lines: ReadonlyMap<string, Row>

  constructor(file: string, map: Row) {
    this.#file = file
    this.#map = map
    this.#nodes = this.#byToken('node')
    this.#polygons = this.#byToken('polygon')
    this.#lines = this.#byToken('line')
  }

  read(): MapExpansion {
    const polygons = areas.flatMap(([layer, field, kind]) =>
      this.#rows(layer).flatMap((row, i) => {
        const tokens = [row[field]].flat()
        return tokens.map((token) => ({ kind, rings: this.#polygon(token, `${layer}[${i}].${field}`) }))
      }),
    )
    const borders = polygons.flatMap(({ kind, rings }) => rings.map((ring) => globalLine(kind, ring)))
    const dividers = lines.flatMap(([layer, field, kind]) =>
      this.#rows(layer).flatMap((row, i) => {
        const line = this.#of(this.#lines, row[field], `${layer}[${i}].${field}`)
        const xy = this.#through(line.node_tokens, `line ${String(line.token)}.node_tokens`)
        return xy.length > 0 ? [globalLine(kind, xy)] : []
      }),
    )
    const drivable = polygons.filter(({ kind, rings }) => kind === MapLayer.DRIVABLE_AREA && rings.length > 0)
    return { lines: [...borders, ...dividers], drivableArea: drivable.map(({ rings }) => globalArea(rings)) }
  }

  /** The border, then that of each hole, each ending where it begins. */
  #polygon(token: unknown, where: string): (readonly number[])[] {
    const polygon = this.#of(this.#polygons, token, where)
    const at = `polygon ${String(polygon.token)}`
    const holes = polygon.holes ?? []
    if (!Array.isArray(holes)) return this.#refuse(`${at}.holes`, holes, 'a list')
    const rings = [
      this.#through(polygon.exterior_node_tokens, `${at}.exterior_node_tokens`),
      ...holes.map((hole: Row | null, i) => this.#through(hole?.node_tokens, `${at}.holes[${i}].node_tokens`)),
    ]
    return rings.filter((xy) => xy.length > 0).map((xy) => [...xy, xy[0]!, xy[1]!])
  }

  /** Coordinates of the nodes; none for fewer than two, of which the official files have some. */
  #through(tokens: unknown, where: string): readonly number[] {
    if (!Array.isArray(tokens)) return this.#refuse(where, tokens, 'a list of tokens')
    if (tokens.length < 2) return []
    return tokens.flatMap((token, i) => {
      const { x, y } = this.#of(this.#nodes, token, `${where}[${i}]`)
      if (!Number.isFinite(x) || !Number.isFinite(y)) this.#refuse(`node ${String(token)}`, { x, y }, 'metres')
      return [x as number, y as number]
    })
  }

  #rows(layer: string): readonly Row[] {
    const rows = this.#map[layer]
    if (!Array.isArray(rows)) return this.#refuse(layer, rows, 'a list of rows, as in version 1.3')
    return rows.map((row, i) =>
      row !== null && typeof row === 'object' ? (row as Row) : this.#refuse(`${layer}[${i}]`, row, 'a row'),
    )
  }

  #byToken(layer: string): ReadonlyMap<string, Row> {
    const rows = new Map<string, Row>()
    for (const [i, row] of this.#rows(layer).entries()) {
      const { token } = row
      if (typeof token !== 'string') this.#refuse(`${layer}[${i}].token`, token, 'a text')
      rows.set(token as string, row)
    }
    return rows
  }

  #of(rows: ReadonlyMap<string, Row>, token: unknown, where: string): Row {
    return rows.get(token as string) ?? this.#refuse(where, token, 'the token of a row')
  }

  #refuse(where: string, found: unknown, expected: string): never {
    const text = JSON.stringify(found)?.slice(0, 80) ?? 'nothing'
    throw new GoshawkError('dataset-invalid', `${this.#file}: ${where}: found ${text}; expected ${expected}`, {
      details: { file: this.#file },
    })
  }
}
