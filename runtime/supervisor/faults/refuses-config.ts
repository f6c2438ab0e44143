import { z } from 'zod'
import { GoshawkError } from '../../../schemas/errors.js'
import { defineNode } from '../../graph/define-node.js'

/** Finds at its setup that what it was given cannot work. */
export default defineNode({
  type: 'refuses-config',
  description: 'Refuses its configuration.',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => Promise.reject(new GoshawkError('model-invalid', 'model.json: wrong sha256 of detector.onnx')),
})
