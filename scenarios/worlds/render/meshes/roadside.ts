/** Cones, barriers and the scenery: trees, lamp posts, lights, buildings. */
import type { Size } from '../../../../schemas/messages.js'
import type { Prop, SignalState } from '../../road-map.js'
import { Material } from '../materials.js'
import { type Mesh, MeshBuilder, type Point } from '../mesh.js'
import { facadeCount, foliage, texelsPerMetre } from '../textures.js'

export function coneMesh({ width, height }: Size): Mesh {
  const base = width / 2 - 0.01
  const mesh = new MeshBuilder().box([0, 0, 0.03], [2 * base, 2 * base, 0.06], Material.BLACK)
  const radius = (z: number) => 0.035 + (base * 0.74 - 0.035) * (1 - (z - 0.06) / (height - 0.06))
  const bands = [0.06, 0.32, 0.46, 0.6, 0.72, 1].map((share, i) => (i === 0 ? share : share * height))
  for (let i = 0; i + 1 < bands.length; i++) {
    const [low, high] = [bands[i]!, Math.min(bands[i + 1]!, height - 0.005)]
    mesh.rod([0, 0, low], [0, 0, high], radius(low), radius(high), i % 2 === 1 ? Material.WHITE : Material.ORANGE, 9)
  }
  return mesh.build()
}

/** Stands across its heading: the long side is the width. */
export function barrierMesh(model: string, { width, length, height }: Size): Mesh {
  const mesh = new MeshBuilder()
  const side = width / 2 - 0.01
  const half = length / 2 - 0.01
  if (model === 'barrier') {
    const outline = [
      [-half, 0],
      [half, 0],
      [half, 0.12],
      [half * 0.55, height * 0.42],
      [half * 0.36, height - 0.01],
      [-half * 0.36, height - 0.01],
      [-half * 0.55, height * 0.42],
      [-half, 0.12],
    ] as const
    const pieces = 4
    for (let k = 0; k < pieces; k++) {
      const y = -side + ((k + 0.5) * 2 * side) / pieces
      mesh.extrude(outline, side / pieces, k % 2 === 0 ? Material.PAINT : Material.PAINT_2, y)
    }
    return mesh.build()
  }
  for (const y of [side - 0.12, -side + 0.12]) {
    mesh.box([0, y, 0.04], [2 * half, 0.16, 0.08], Material.BLACK)
    mesh.box([0, y, height / 2], [0.06, 0.06, height - 0.02], Material.METAL)
  }
  const boards = 8
  for (const z of [height - 0.15, height * 0.45]) {
    for (let k = 0; k < boards; k++) {
      const y = -side + ((k + 0.5) * 2 * side) / boards
      mesh.box([0, y, z], [0.07, (2 * side) / boards, 0.24], k % 2 === 0 ? Material.RED : Material.WHITE)
    }
  }
  return mesh.build()
}

export function propMesh(prop: Prop, signal?: SignalState): Mesh {
  const mesh = new MeshBuilder()
  const { heightM, widthM, lengthM, look } = prop
  const r = widthM / 2
  switch (prop.model) {
    case 'building':
      return building(mesh, prop)
    case 'tree': {
      const crown = heightM * 0.66
      mesh.rod([0, 0, 0], [0, 0, heightM * 0.5], 0.16, 0.1, Material.TRUNK, 6)
      mesh.ball([0, 0, heightM - crown / 2], [r * 0.8, r * 0.8, crown / 2], Material.PAINT, {
        sides: 9,
        rings: 6,
        rough: 0.3,
        texture: foliage,
        seed: look % 97,
      })
      mesh.ball([r * 0.35, r * 0.2, heightM - crown * 0.62], [r * 0.62, r * 0.62, crown * 0.3], Material.PAINT_2, {
        sides: 8,
        rings: 5,
        rough: 0.3,
        texture: foliage,
        seed: look % 89,
      })
      mesh.ball([-r * 0.3, -r * 0.32, heightM - crown * 0.55], [r * 0.66, r * 0.64, crown * 0.34], Material.PAINT, {
        sides: 8,
        rings: 5,
        rough: 0.3,
        texture: foliage,
        seed: look % 83,
      })
      return mesh.build()
    }
    case 'conifer':
      mesh.rod([0, 0, 0], [0, 0, heightM * 0.3], 0.14, 0.12, Material.TRUNK, 6)
      for (let k = 0; k < 3; k++) {
        const low = heightM * (0.16 + 0.24 * k)
        mesh.rod(
          [0, 0, low],
          [0, 0, Math.min(heightM, low + heightM * 0.44)],
          r * (0.95 - 0.24 * k),
          0,
          k % 2 ? Material.PAINT_2 : Material.PAINT,
          9,
        )
      }
      return mesh.build()
    case 'bush':
      return mesh
        .ball([0, 0, heightM * 0.45], [r, r, heightM * 0.5], Material.PAINT, {
          sides: 9,
          rings: 5,
          rough: 0.25,
          texture: foliage,
          seed: look % 71,
        })
        .build()
    case 'lamp-post':
      mesh.rod([0, 0, 0], [0, 0, heightM], 0.09, 0.06, Material.METAL, 6)
      mesh.rod([0, 0, heightM - 0.05], [1.8, 0, heightM + 0.2], 0.05, 0.04, Material.METAL, 5)
      return mesh
        .box([1.9, 0, heightM + 0.17], [0.7, 0.24, 0.1], Material.METAL)
        .box([1.9, 0, heightM + 0.11], [0.5, 0.18, 0.02], Material.WHITE)
        .build()
    case 'signal': {
      mesh.rod([0, 0, 0], [0, 0, heightM], 0.08, 0.07, Material.METAL, 6)
      mesh.box([0.12, 0, heightM - 0.55], [0.22, 0.4, 1.12], Material.BLACK)
      const lamps = [
        ['red', Material.LIT_RED, heightM - 0.2],
        ['yellow', Material.LIT_YELLOW, heightM - 0.55],
        ['green', Material.LIT_GREEN, heightM - 0.9],
      ] as const
      for (const [state, material, z] of lamps) {
        const disc = Array.from({ length: 8 }, (_, i): Point => {
          const angle = (2 * Math.PI * i) / 8
          return [0.236, 0.13 * Math.cos(angle), z + 0.13 * Math.sin(angle)]
        })
        mesh.polygon(disc, signal === state ? material : Material.TYRE)
      }
      return mesh.build()
    }
    case 'stop-sign': {
      mesh.rod([0, 0, 0], [0, 0, heightM], 0.04, 0.04, Material.METAL, 5)
      const plate = (x: number, size: number) =>
        Array.from({ length: 8 }, (_, i): Point => {
          const angle = (2 * Math.PI * (i + 0.5)) / 8
          return [x, size * Math.cos(angle), heightM - 0.35 + size * Math.sin(angle)]
        })
      mesh.polygon(plate(0.05, 0.38), Material.WHITE).polygon(plate(0.06, 0.34), Material.RED)
      return mesh
        .polygon(plate(0.048, 0.38).reverse(), Material.METAL)
        .box([0.07, 0, heightM - 0.35], [0.01, 0.44, 0.12], Material.WHITE)
        .build()
    }
    case 'fence':
      return mesh.box([0, 0, heightM / 2], [lengthM, widthM, heightM], Material.CONCRETE).build()
  }
}

function building(mesh: MeshBuilder, { widthM, lengthM, heightM, look }: Prop): Mesh {
  const [x, y] = [lengthM / 2, widthM / 2]
  const facade = look % facadeCount
  const corners: readonly (readonly [number, number])[] = [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ]
  let along = 0
  for (let i = 0; i < 4; i++) {
    const [ax, ay] = corners[i]!
    const [bx, by] = corners[(i + 1) % 4]!
    const span = Math.hypot(bx - ax, by - ay)
    // Whole windows only, so that no pane is cut at a corner.
    const cells = Math.max(1, Math.round(span / 3.2))
    const u = cells * 3.2 * texelsPerMetre
    const floors = Math.max(1, Math.round(heightM / 3.2))
    const v = floors * 3.2 * texelsPerMetre
    mesh.texturedQuad(
      [
        [ax, ay, 0],
        [bx, by, 0],
        [bx, by, heightM],
        [ax, ay, heightM],
      ],
      Material.PAINT,
      facade,
      [
        [along, 0],
        [along + u, 0],
        [along + u, v],
        [along, v],
      ],
    )
    along += u
  }
  mesh.polygon(
    corners.map(([cx, cy]): Point => [cx, cy, heightM]),
    Material.CONCRETE,
  )
  const rim = 0.35
  for (const [cx, cy, sx, sy] of [
    [0, y, lengthM + 0.3, 0.3],
    [0, -y, lengthM + 0.3, 0.3],
    [x, 0, 0.3, widthM + 0.3],
    [-x, 0, 0.3, widthM + 0.3],
  ] as const) {
    mesh.box([cx, cy, heightM - rim / 2 + 0.1], [sx, sy, rim], Material.PAINT_2)
  }
  if (look % 3 === 0) mesh.box([x * 0.3, y * 0.2, heightM + 1.1], [lengthM * 0.25, widthM * 0.3, 2.2], Material.PAINT_2)
  return mesh.build()
}
