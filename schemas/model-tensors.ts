/** Names, types and shapes of the tensors that go in and out of the three graphs of a model bundle. */
import { GoshawkError } from './errors.js'
import type { GraphName, ModelBundle, ModelDescription } from './model-bundle.js'

export interface TensorSpec {
  readonly name: string
  readonly type: 'uint8' | 'float32'
  readonly shape: readonly number[]
}
export interface GraphSpec {
  readonly inputs: readonly TensorSpec[]
  readonly outputs: readonly TensorSpec[]
}
/** What an inference engine says about a graph; a dimension may be symbolic. */
export interface FoundTensor {
  readonly name: string
  readonly type: string
  readonly shape: readonly (number | string)[]
}

/** Sizes in the order of the data; `bevs` runs from the oldest frame to the newest. */
export function graphSpecs(model: ModelDescription): Readonly<Record<GraphName, GraphSpec>> {
  const cameras = model.cameras.length
  const cells = model.bev.height * model.bev.width
  const features = model.features.map(({ channels, height, width }, level): TensorSpec => {
    return { name: `feat_${level}`, type: 'float32', shape: [cameras, channels, height, width] }
  })
  return {
    image_encoder: {
      inputs: [{ name: 'images', type: 'uint8', shape: [cameras, model.image.height, model.image.width, 3] }],
      outputs: features,
    },
    bev_encoder: {
      inputs: [...features, { name: 'lidar2img', type: 'float32', shape: [cameras, 4, 4] }],
      outputs: [{ name: 'bev', type: 'float32', shape: [1, cells, model.bev.channels] }],
    },
    detector: {
      inputs: [{ name: 'bevs', type: 'float32', shape: [model.frames.length, cells, model.bev.channels] }],
      outputs: [
        { name: 'cls_scores', type: 'float32', shape: [model.queries, model.classes.length] },
        { name: 'bbox_preds', type: 'float32', shape: [model.queries, 10] },
      ],
    },
  }
}

/**
 * Compares what an engine found in a graph with what model.json promises.
 * Extra outputs are allowed (the perspective head); anything else throws GoshawkError 'model-invalid' naming the file.
 */
export function checkGraphTensors(
  bundle: ModelBundle,
  graph: GraphName,
  found: { readonly inputs: readonly FoundTensor[]; readonly outputs: readonly FoundTensor[] },
): void {
  const spec = graphSpecs(bundle.model)[graph]
  const problems = [
    ...mismatches('input', spec.inputs, found.inputs),
    ...mismatches('output', spec.outputs, found.outputs),
    ...found.inputs.filter((t) => !spec.inputs.some((s) => s.name === t.name)).map((t) => `unexpected input ${t.name}`),
  ]
  if (problems.length === 0) return
  const file = bundle.graphPaths[graph]
  throw new GoshawkError('model-invalid', `${file}: ${problems.join('; ')}; export the bundle again`, {
    details: { file, problems },
  })
}

function mismatches(kind: string, specs: readonly TensorSpec[], found: readonly FoundTensor[]): string[] {
  return specs.flatMap((spec) => {
    const tensor = found.find((t) => t.name === spec.name)
    if (tensor === undefined) return [`${kind} ${spec.name} is missing`]
    const problems: string[] = []
    if (tensor.type !== spec.type) problems.push(`${kind} ${spec.name} is ${tensor.type}, model.json says ${spec.type}`)
    const sameShape =
      tensor.shape.length === spec.shape.length &&
      tensor.shape.every((size, axis) => typeof size === 'string' || size === spec.shape[axis])
    if (!sameShape) {
      problems.push(`${kind} ${spec.name} is [${tensor.shape.join(', ')}], model.json says [${spec.shape.join(', ')}]`)
    }
    return problems
  })
}
