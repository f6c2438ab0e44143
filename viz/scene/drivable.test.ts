import t from 'tap'
import type { BufferAttribute, Mesh } from 'three'
import { globalArea, localAreas, signedAreaM2 } from '../../schemas/geometry/local-area.js'
import { identityPose } from '../../schemas/geometry/pose.js'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import type { MapArea } from '../../schemas/messages.js'
import { initialSettings, type Settings, type State } from '../store/state.js'
import { DrivableLayer } from './drivable.js'

const ring = (...xy: number[]) => ({ xy })
/** Ten metres a side, less a hole of two. */
const square: MapArea = { rings: [ring(0, 0, 10, 0, 10, 10, 0, 10), ring(4, 4, 4, 6, 6, 6, 6, 4)] }
/** An L of 12 square metres, which is no convex fan. */
const corner: MapArea = { rings: [ring(20, 0, 26, 0, 26, 1, 21, 1, 21, 7, 20, 7)] }

function stateOf(drivableArea: readonly MapArea[], settings: Partial<Settings> = {}): State {
  return { world: { drivableArea }, settings: { ...initialSettings, ...settings } } as unknown as State
}

function drawnTriangles({ geometry }: Mesh): { readonly x: number; readonly y: number }[][] {
  const position = geometry.getAttribute('position')
  const index = [...geometry.getIndex()!.array].slice(0, geometry.drawRange.count)
  const corners = index.map((i) => ({ x: position.getX(i), y: position.getY(i) }))
  return Array.from({ length: corners.length / 3 }, (_, i) => corners.slice(3 * i, 3 * i + 3))
}

function areaM2(triangles: ReturnType<typeof drawnTriangles>): number {
  const of = ([a, b, c]: (typeof triangles)[number]) =>
    Math.abs((b!.x - a!.x) * (c!.y - a!.y) - (c!.x - a!.x) * (b!.y - a!.y)) / 2
  return triangles.reduce((sum, triangle) => sum + of(triangle), 0)
}

t.test('areas are filled to their border and not in their holes', async (t) => {
  const layer = new DrivableLayer()
  layer.update(stateOf([square, corner]), undefined)
  const triangles = drawnTriangles(layer.object)
  t.ok(Math.abs(areaM2(triangles) - (100 - 4) - 12) < 1e-4, `${areaM2(triangles)} m2`)
  const middles = triangles.map((corners) => ({
    x: corners.reduce((sum, { x }) => sum + x / 3, 0),
    y: corners.reduce((sum, { y }) => sum + y / 3, 0),
  }))
  t.notOk(middles.some(({ x, y }) => x > 4 && x < 6 && y > 4 && y < 6))
  layer.update(stateOf([corner]), undefined)
  t.ok(Math.abs(areaM2(drawnTriangles(layer.object)) - 12) < 1e-4, 'nothing is left of what was there')
})

t.test('what the edge of the neighbourhood cuts, holes among it, is filled as far as it goes', async (t) => {
  const block = (x: number, y: number, long: number, wide: number) => [
    x,
    y,
    x + long,
    y,
    x + long,
    y + wide,
    x,
    y + wide,
  ]
  const city = globalArea([
    block(-100, -100, 200, 200),
    block(-40, 2, 80, 3),
    block(3, 8, 3, 20),
    block(-6, 8, 3, 20),
    block(-30, -30, 20, 20),
  ])
  const layer = new DrivableLayer()
  for (const yaw of [0, 0.3, 1.1, 2.5]) {
    const areas = localAreas([city], { translation: identityPose.translation, rotation: quaternionFromYaw(yaw) }, 12)
    layer.update(stateOf(areas), undefined)
    const [border = 0, ...holes] = areas[0]!.rings.map(({ xy }) => Math.abs(signedAreaM2(xy)))
    t.ok(holes.length >= 3)
    const expectedM2 = holes.reduce((rest, hole) => rest - hole, border)
    const filledM2 = areaM2(drawnTriangles(layer.object))
    t.ok(Math.abs(filledM2 - expectedM2) < 1e-3, `turned by ${yaw}: ${filledM2} of ${expectedM2} m2`)
  }
})

t.test('the same areas again cost no triangles, others do', async (t) => {
  const layer = new DrivableLayer()
  const first = stateOf([square])
  layer.update(first, undefined)
  const version = () => (layer.object.geometry.getIndex() as BufferAttribute).version
  const filled = version()
  const again = stateOf(structuredClone([square]))
  layer.update(again, first)
  t.equal(version(), filled, 'a car that stands')
  const light = stateOf([square], { theme: 'light' })
  layer.update(light, again)
  t.equal(version(), filled, 'another theme is another colour')
  layer.update(stateOf([corner]), light)
  t.not(version(), filled)
})

t.test('without a map, or with the map switched off, nothing is drawn', async (t) => {
  const layer = new DrivableLayer()
  layer.update(stateOf([]), undefined)
  t.notOk(layer.object.visible)
  layer.update(stateOf([square]), undefined)
  t.ok(layer.object.visible)
  layer.update(stateOf([square], { showMap: false }), undefined)
  t.notOk(layer.object.visible)
  layer.update(stateOf([square]), undefined)
  t.ok(layer.object.visible)
  layer.dispose()
  layer.dispose()
})
