/**
 * What the ground is made of, looked up by place. Two signed distance fields over sparse square tiles:
 * to the kerb (coarse) and to the edge of the nearest paint (fine). A distance field drawn by its zero crossing stays
 * crisp however near the camera is (Green, "Improved alpha-tested magnification", SIGGRAPH 2007 course).
 */
import type { PaintBar, RoadMap, RoadStroke } from '../road-map.js'

export const tileTexels = 32

/** A sparse field of bytes: value v stands for the distance (v - 128) * unitM, positive inside. */
export interface DistanceField {
  readonly texelM: number
  readonly unitM: number
  /** World coordinates of texel (0, 0)'s centre. */
  readonly originX: number
  readonly originY: number
  readonly tilesX: number
  readonly tilesY: number
  /** [tilesY * tilesX] offset of the tile's first texel, or -1 where the field is at its lowest. */
  readonly tiles: Int32Array
  /** [tile][32 * 33 rows of 33]: one more row and column than a tile, so that reading between texels stays inside. */
  readonly texels: Uint8Array
}

export const tileStride = tileTexels + 1
const tileArea = tileStride * tileStride

export interface GroundMap {
  readonly kerb: DistanceField
  readonly paint: DistanceField
  /** Beside `paint.texels`: 1 where the nearest paint is yellow. */
  readonly yellow: Uint8Array
  readonly pavementWidthM: number
}

const kerbTexelM = 0.4
const kerbUnitM = 0.06
const paintTexelM = 0.1
const paintUnitM = 0.004

interface Bounds {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

export function buildGroundMap(map: RoadMap): GroundMap {
  const bounds = boundsOf(map)
  const kerb = new FieldWriter(bounds, kerbTexelM, kerbUnitM)
  for (const road of map.roads) writeRoad(kerb, road)
  const paint = new FieldWriter(bounds, paintTexelM, paintUnitM)
  for (const bar of map.paint) writeBar(paint, bar)
  const { field: paintField, marks } = paint.finish()
  return { kerb: kerb.finish().field, paint: paintField, yellow: marks, pavementWidthM: map.pavementWidthM }
}

function boundsOf(map: RoadMap): Bounds {
  const bounds = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (const { path, halfWidthM } of map.roads) {
    const reach = halfWidthM + 10
    path.xs.forEach((x, i) => {
      bounds.left = Math.min(bounds.left, x - reach)
      bounds.right = Math.max(bounds.right, x + reach)
      bounds.bottom = Math.min(bounds.bottom, path.ys[i]! - reach)
      bounds.top = Math.max(bounds.top, path.ys[i]! + reach)
    })
  }
  return bounds
}

/** Grows a field tile by tile; every texel keeps the highest value written to it. */
class FieldWriter {
  readonly texelM: number
  readonly #unitM: number
  readonly #left: number
  readonly #bottom: number
  readonly #tilesX: number
  readonly #tilesY: number
  readonly #tiles: Int32Array
  #texels = new Uint8Array(64 * tileArea)
  #marks = new Uint8Array(64 * tileArea)
  #used = 0

  constructor({ left, right, bottom, top }: Bounds, texelM: number, unitM: number) {
    this.texelM = texelM
    this.#unitM = unitM
    this.#left = left
    this.#bottom = bottom
    this.#tilesX = Math.ceil((right - left) / (texelM * tileTexels)) + 1
    this.#tilesY = Math.ceil((top - bottom) / (texelM * tileTexels)) + 1
    this.#tiles = new Int32Array(this.#tilesX * this.#tilesY).fill(-1)
  }

  /** Writes `insideM(x, y)` into all texels of a square region where it is above the field's lowest value. */
  write(
    { left, right, bottom, top }: Bounds,
    mark: number,
    insideM: (x: number, y: number) => number,
    erase = false,
  ): void {
    const { texelM } = this
    const lowestM = -127 * this.#unitM
    const tileM = texelM * tileTexels
    const firstX = Math.max(0, Math.floor((left - this.#left) / tileM - 1 / tileTexels))
    const lastX = Math.min(this.#tilesX - 1, Math.floor((right - this.#left) / tileM))
    const firstY = Math.max(0, Math.floor((bottom - this.#bottom) / tileM - 1 / tileTexels))
    const lastY = Math.min(this.#tilesY - 1, Math.floor((top - this.#bottom) / tileM))
    for (let ty = firstY; ty <= lastY; ty++) {
      for (let tx = firstX; tx <= lastX; tx++) {
        const x0 = this.#left + tx * tileM
        const y0 = this.#bottom + ty * tileM
        const fromI = Math.max(0, Math.ceil((left - x0) / texelM))
        const toI = Math.min(tileTexels, Math.floor((right - x0) / texelM))
        const fromJ = Math.max(0, Math.ceil((bottom - y0) / texelM))
        const toJ = Math.min(tileTexels, Math.floor((top - y0) / texelM))
        for (let j = fromJ; j <= toJ; j++) {
          for (let i = fromI; i <= toI; i++) {
            const inside = insideM(x0 + i * texelM, y0 + j * texelM)
            if (inside <= lowestM) continue
            const value = Math.min(255, Math.round(inside / this.#unitM) + 128)
            const at = this.#tile(tx, ty) + j * tileStride + i
            if (erase) {
              if (inside > 0) this.#texels[at] = 0
              continue
            }
            if (value <= this.#texels[at]!) continue
            this.#texels[at] = value
            this.#marks[at] = mark
          }
        }
      }
    }
  }

  finish(): { readonly field: DistanceField; readonly marks: Uint8Array } {
    const field: DistanceField = {
      texelM: this.texelM,
      unitM: this.#unitM,
      originX: this.#left,
      originY: this.#bottom,
      tilesX: this.#tilesX,
      tilesY: this.#tilesY,
      tiles: this.#tiles,
      texels: this.#texels.slice(0, Math.max(1, this.#used) * tileArea),
    }
    return { field, marks: this.#marks.slice(0, field.texels.length) }
  }

  #tile(tx: number, ty: number): number {
    const index = ty * this.#tilesX + tx
    const known = this.#tiles[index]!
    if (known >= 0) return known
    if ((this.#used + 1) * tileArea > this.#texels.length) {
      this.#texels = grown(this.#texels)
      this.#marks = grown(this.#marks)
    }
    const offset = this.#used * tileArea
    this.#used++
    this.#tiles[index] = offset
    return offset
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2)
  larger.set(bytes)
  return larger
}

function writeRoad(field: FieldWriter, { path, halfWidthM }: RoadStroke): void {
  const reach = halfWidthM + 127 * kerbUnitM
  for (let from = 0; from < path.lengthM; ) {
    const to = Math.min(path.lengthM, from + 24)
    const pieces: [number, number, number, number][] = []
    for (let i = 0; i + 1 < path.arcs.length; i++) {
      if (path.arcs[i + 1]! < from - 1e-6 || path.arcs[i]! > to + 1e-6) continue
      pieces.push([path.xs[i]!, path.ys[i]!, path.xs[i + 1]!, path.ys[i + 1]!])
    }
    const xs = pieces.flatMap(([x0, , x1]) => [x0, x1])
    const ys = pieces.flatMap(([, y0, , y1]) => [y0, y1])
    field.write(
      {
        left: Math.min(...xs) - reach,
        right: Math.max(...xs) + reach,
        bottom: Math.min(...ys) - reach,
        top: Math.max(...ys) + reach,
      },
      0,
      (x, y) => {
        let square = Number.POSITIVE_INFINITY
        for (const [x0, y0, x1, y1] of pieces) square = Math.min(square, squareToSegment(x, y, x0, y0, x1, y1))
        return halfWidthM - Math.sqrt(square)
      },
    )
    from = to
  }
}

function squareToSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0
  const dy = y1 - y0
  const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)))
  const ex = x - x0 - t * dx
  const ey = y - y0 - t * dy
  return ex * ex + ey * ey
}

function writeBar(field: FieldWriter, { x0, y0, x1, y1, halfWidthM, colour }: PaintBar): void {
  const length = Math.hypot(x1 - x0, y1 - y0)
  const ax = (x1 - x0) / length
  const ay = (y1 - y0) / length
  const reach = halfWidthM + 0.25
  field.write(
    {
      left: Math.min(x0, x1) - reach,
      right: Math.max(x0, x1) + reach,
      bottom: Math.min(y0, y1) - reach,
      top: Math.max(y0, y1) + reach,
    },
    colour === 'yellow' ? 1 : 0,
    (x, y) => {
      const along = (x - x0) * ax + (y - y0) * ay
      const across = Math.abs((y - y0) * ax - (x - x0) * ay)
      const inside = Math.min(along, length - along, halfWidthM - across)
      return inside < -0.25 ? -1e3 : inside
    },
    colour === 'none',
  )
}
