/** Which mesh and which colours an actor or a prop is drawn with. */
import { type ActorModel, actorModels } from '../actor-models.js'
import { Random } from '../random.js'
import type { Prop } from '../road-map.js'
import { Material, type Palette, paletteWith, type Rgb } from './materials.js'
import type { Mesh } from './mesh.js'
import { carMesh } from './meshes/cars.js'
import { heavyMesh } from './meshes/heavy.js'
import { cycleMesh, stridePhases, walkerMesh } from './meshes/people.js'
import { barrierMesh, coneMesh } from './meshes/roadside.js'

/** Every mesh of a model: one, or one per phase of its stride. */
function meshesOf({ name, label, size }: ActorModel): Mesh[] {
  const phases = (make: (phase: number) => Mesh) => Array.from({ length: stridePhases }, (_, phase) => make(phase))
  switch (label) {
    case 'car':
      return [carMesh(name, size)]
    case 'pedestrian':
      return [...phases((phase) => walkerMesh(name, size, phase)), walkerMesh(name, size, undefined)]
    case 'bicycle':
      return name.endsWith('-ridden') ? phases((phase) => cycleMesh(name, size, phase)) : [cycleMesh(name, size, 0)]
    case 'motorcycle':
      return [cycleMesh(name, size, 0)]
    case 'traffic_cone':
      return [coneMesh(size)]
    case 'barrier':
      return [barrierMesh(name, size)]
    default:
      return [heavyMesh(name, size)]
  }
}

export class MeshLibrary {
  readonly #meshes = new Map<string, readonly Mesh[]>()

  /** @param stride - in [0, 1), negative for standing still */
  mesh(model: string, stride: number): Mesh {
    let meshes = this.#meshes.get(model)
    if (!meshes) {
      meshes = meshesOf(actorModels.get(model)!)
      this.#meshes.set(model, meshes)
    }
    const phases = meshes.length > 1 ? stridePhases : 1
    return stride < 0 ? meshes.at(-1)! : meshes[Math.floor(stride * phases) % phases]!
  }
}

const carPaints: readonly Rgb[] = [
  [238, 238, 236],
  [226, 228, 230],
  [168, 172, 178],
  [120, 124, 130],
  [62, 66, 72],
  [28, 29, 32],
  [24, 25, 28],
  [150, 28, 30],
  [122, 22, 34],
  [34, 62, 122],
  [52, 96, 158],
  [110, 140, 168],
  [44, 78, 62],
  [192, 180, 154],
  [120, 92, 66],
  [214, 168, 44],
]
const clothes: readonly Rgb[] = [
  [46, 50, 58],
  [30, 32, 36],
  [70, 78, 96],
  [120, 40, 44],
  [180, 60, 50],
  [62, 96, 140],
  [220, 216, 208],
  [96, 112, 82],
  [206, 170, 66],
  [142, 116, 160],
  [112, 96, 80],
  [70, 130, 130],
  [230, 130, 140],
]
const trousers: readonly Rgb[] = [
  [40, 48, 74],
  [32, 33, 38],
  [86, 82, 76],
  [62, 74, 100],
  [130, 118, 98],
  [52, 46, 44],
]
const skins: readonly Rgb[] = [
  [226, 184, 154],
  [198, 150, 116],
  [150, 104, 76],
  [104, 70, 52],
]
const hairs: readonly Rgb[] = [
  [40, 30, 26],
  [24, 22, 22],
  [96, 66, 40],
  [168, 132, 82],
  [140, 136, 132],
]
const cargo: readonly Rgb[] = [
  [236, 236, 232],
  [214, 216, 218],
  [178, 186, 194],
  [58, 96, 150],
  [166, 52, 44],
  [206, 170, 70],
  [84, 122, 90],
]
const busPaints: readonly Rgb[] = [
  [206, 58, 46],
  [230, 228, 222],
  [44, 110, 164],
  [66, 140, 92],
  [232, 176, 52],
]
const leaves: readonly Rgb[] = [
  [74, 108, 48],
  [92, 122, 54],
  [60, 92, 50],
  [106, 128, 62],
  [84, 104, 44],
]
const needles: readonly Rgb[] = [
  [46, 78, 52],
  [54, 86, 58],
  [40, 70, 50],
]
const walls: readonly Rgb[] = [
  [178, 110, 86],
  [196, 178, 150],
  [206, 200, 188],
  [160, 148, 138],
  [148, 92, 74],
  [188, 164, 132],
  [150, 160, 168],
  [212, 196, 160],
]

/** The colours of one actor, drawn from its own number. */
export function actorPalette(model: string, look: number): Palette {
  const random = new Random(look, 5)
  const { label } = actorModels.get(model)!
  switch (label) {
    case 'pedestrian':
      return paletteWith({
        [Material.PAINT]: model === 'worker' ? [240, 120, 30] : random.pick(clothes),
        [Material.PAINT_2]: random.pick(model === 'adult-skirt' ? clothes : trousers),
        [Material.SKIN]: random.pick(skins),
        [Material.HAIR]: random.pick(hairs),
        [Material.ORANGE]: [240, 200, 40],
      })
    case 'bicycle':
    case 'motorcycle':
      return paletteWith({
        [Material.PAINT]: random.pick(carPaints),
        [Material.PAINT_2]: random.pick(trousers),
        [Material.PAINT_3]: random.pick(clothes),
        [Material.SKIN]: random.pick(skins),
        [Material.RED]: random.pick(carPaints),
      })
    case 'truck':
    case 'trailer':
      return paletteWith({
        [Material.PAINT]: random.pick(label === 'truck' ? [...carPaints, ...cargo] : cargo),
        [Material.PAINT_2]: random.pick(cargo),
        [Material.PAINT_3]: random.pick([...cargo, ...busPaints]),
      })
    case 'bus': {
      const paint = random.pick(busPaints)
      return paletteWith({ [Material.PAINT]: paint, [Material.PAINT_2]: random.chance(0.5) ? [70, 74, 82] : paint })
    }
    case 'construction_vehicle':
      return paletteWith({
        [Material.PAINT]: random.pick([
          [232, 172, 34],
          [226, 140, 30],
          [222, 190, 60],
        ] as const),
      })
    case 'barrier':
      return random.chance(0.5)
        ? paletteWith({ [Material.PAINT]: [206, 52, 40], [Material.PAINT_2]: [234, 232, 226] })
        : paletteWith({ [Material.PAINT]: [182, 180, 172], [Material.PAINT_2]: [176, 174, 166] })
    default:
      return paletteWith({ [Material.PAINT]: random.pick(carPaints) })
  }
}

export function propPalette({ model, look }: Prop): Palette {
  const random = new Random(look, 6)
  switch (model) {
    case 'building':
      return paletteWith({
        [Material.PAINT]: random.pick(walls),
        [Material.PAINT_2]: random.pick([
          [190, 186, 178],
          [120, 116, 112],
          [150, 140, 128],
        ] as const),
      })
    case 'conifer':
      return paletteWith({ [Material.PAINT]: random.pick(needles), [Material.PAINT_2]: random.pick(needles) })
    default:
      return paletteWith({ [Material.PAINT]: random.pick(leaves), [Material.PAINT_2]: random.pick(leaves) })
  }
}
