/** The service's descriptors, made at start from the one generated schema: for reflection, gRPC-Web and Connect. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFileRegistry, type DescService, fromBinary } from '@bufbuild/protobuf'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import protobuf from 'protobufjs'
import descriptor from 'protobufjs/ext/descriptor.js'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'

export const serviceName = 'goshawk.v1.Perception'

export interface Descriptors {
  /** Encoded google.protobuf.FileDescriptorProto, one a file. */
  readonly files: readonly Uint8Array[]
  /** goshawk.v1.Perception as protobuf-es describes it. */
  readonly perception: DescService
}

/** Reads schemas/generated/descriptor.json. */
export function loadDescriptors(): Descriptors {
  const file = join(packageRoot, 'schemas/generated/descriptor.json')
  const root = protobuf.Root.fromJSON(JSON.parse(readFileSync(file, 'utf8')))
  root.resolveAll()
  const set = root.toDescriptor('proto3')
  for (const one of set.file) qualifyTypeNames(one)
  const registry = createFileRegistry(
    fromBinary(FileDescriptorSetSchema, descriptor.FileDescriptorSet.encode(set).finish()),
  )
  const perception = registry.getService(serviceName)
  if (!perception) {
    throw new GoshawkError('file-invalid', `${file}: no service ${serviceName}; run: npm run generate`)
  }
  return { files: set.file.map((one) => descriptor.FileDescriptorProto.encode(one).finish()), perception }
}

/** descriptor.proto wants absolute names (`.goshawk.v1.Pose`); protobufjs writes them as the source did (`Pose`). */
function qualifyTypeNames(file: descriptor.IFileDescriptorProto): void {
  const scope = file.package ? `.${file.package}.` : '.'
  const visit = (message: descriptor.IDescriptorProto): void => {
    for (const field of message.field ?? []) {
      if (field.typeName && !field.typeName.startsWith('.')) field.typeName = scope + field.typeName
    }
    for (const nested of message.nestedType ?? []) visit(nested)
  }
  for (const message of file.messageType ?? []) visit(message)
}
