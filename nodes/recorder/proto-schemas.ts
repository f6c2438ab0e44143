/** The protobuf schemas of a recording, as MCAP wants them: each with everything it needs, as a FileDescriptorSet. */
import { join } from 'node:path'
import { create, toBinary } from '@bufbuild/protobuf'
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  EnumDescriptorProtoSchema,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from '@bufbuild/protobuf/wkt'
import protobuf from 'protobufjs'
import { packageRoot } from '../../schemas/package-root.js'

export interface ProtoSchemas {
  /** @param name - full protobuf name. */
  descriptorSet(name: string): Uint8Array
  /** Fields by their names in the .proto file. */
  encode(name: string, value: Record<string, unknown>): Uint8Array
}

const scalarTypes: Readonly<Record<string, FieldDescriptorProto_Type>> = {
  double: FieldDescriptorProto_Type.DOUBLE,
  float: FieldDescriptorProto_Type.FLOAT,
  int32: FieldDescriptorProto_Type.INT32,
  int64: FieldDescriptorProto_Type.INT64,
  uint32: FieldDescriptorProto_Type.UINT32,
  uint64: FieldDescriptorProto_Type.UINT64,
  fixed32: FieldDescriptorProto_Type.FIXED32,
  bool: FieldDescriptorProto_Type.BOOL,
  string: FieldDescriptorProto_Type.STRING,
  bytes: FieldDescriptorProto_Type.BYTES,
}

/** Reads schemas/proto. */
export function loadProtoSchemas(): ProtoSchemas {
  const folder = join(packageRoot, 'schemas/proto')
  const root = new protobuf.Root()
  root.resolvePath = (_origin, target) => (target.startsWith('google/') ? target : join(folder, target))
  for (const file of ['foxglove/foxglove.proto', 'goshawk/recording/v1/recorded.proto']) {
    root.loadSync(file, { keepCase: true })
  }
  root.resolveAll()
  return {
    descriptorSet: (name) => descriptorSet(root.lookupType(name)),
    // A view of the writer's own buffer, which nobody else has.
    encode: (name, value) => root.lookupType(name).encode(value).finish(true),
  }
}

/** Only what `type` reaches; one file for each file of Google's, and for each package else. */
function descriptorSet(type: protobuf.Type): Uint8Array {
  const types = new Set<protobuf.Type | protobuf.Enum>()
  const reach = (reached: protobuf.Type | protobuf.Enum) => {
    const outermost = outermostOf(reached)
    if (types.has(outermost)) return
    types.add(outermost)
    for (const other of mentionedBy(outermost)) reach(other)
  }
  reach(type)
  const files = [...new Set([...types].map(fileOf))]
  const dependencies = new Map(
    files.map((file) => {
      const here = [...types].filter((candidate) => fileOf(candidate) === file)
      return [file, new Set(here.flatMap(mentionedBy).map(fileOf))] as const
    }),
  )
  // A file stands after those it depends on.
  const ordered: string[] = []
  const place = (file: string) => {
    if (ordered.includes(file)) return
    for (const dependency of dependencies.get(file)!) if (dependency !== file) place(dependency)
    ordered.push(file)
  }
  for (const file of files) place(file)
  const set = ordered.map((file) => {
    const here = [...types].filter((candidate) => fileOf(candidate) === file)
    return create(FileDescriptorProtoSchema, {
      name: file,
      package: here[0]!.parent!.fullName.slice(1),
      dependency: [...dependencies.get(file)!].filter((dependency) => dependency !== file),
      messageType: here.flatMap((message) => (message instanceof protobuf.Type ? [describeMessage(message)] : [])),
      enumType: here.flatMap((one) => (one instanceof protobuf.Enum ? [describeEnum(one)] : [])),
      syntax: 'proto3',
    })
  })
  return toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file: set }))
}

function outermostOf(type: protobuf.Type | protobuf.Enum): protobuf.Type | protobuf.Enum {
  return type.parent instanceof protobuf.Type ? outermostOf(type.parent) : type
}

function mentionedBy(type: protobuf.Type | protobuf.Enum): (protobuf.Type | protobuf.Enum)[] {
  if (type instanceof protobuf.Enum) return []
  const mentioned = type.fieldsArray.flatMap(({ resolvedType }) => (resolvedType ? [outermostOf(resolvedType)] : []))
  return [...mentioned, ...type.nestedArray.flatMap((one) => (one instanceof protobuf.Type ? mentionedBy(one) : []))]
}

/** Readers know Google's messages by the names of their files. */
function fileOf(type: protobuf.Type | protobuf.Enum): string {
  const name = type.parent!.fullName.slice(1).replaceAll('.', '/')
  return name === 'google/protobuf' ? `${name}/${type.name.toLowerCase()}.proto` : `${name}.proto`
}

function describeMessage(type: protobuf.Type): DescriptorProto {
  return create(DescriptorProtoSchema, {
    name: type.name,
    field: type.fieldsArray.map((field) => {
      const { name, id: number, repeated, resolvedType } = field
      return create(FieldDescriptorProtoSchema, {
        name,
        number,
        label: repeated ? FieldDescriptorProto_Label.REPEATED : FieldDescriptorProto_Label.OPTIONAL,
        type: typeOf(field),
        ...(resolvedType ? { typeName: resolvedType.fullName } : {}),
      })
    }),
    nestedType: type.nestedArray.flatMap((one) => (one instanceof protobuf.Type ? [describeMessage(one)] : [])),
    enumType: type.nestedArray.flatMap((one) => (one instanceof protobuf.Enum ? [describeEnum(one)] : [])),
  })
}

function typeOf({ type, resolvedType, fullName }: protobuf.Field): FieldDescriptorProto_Type {
  if (resolvedType instanceof protobuf.Enum) return FieldDescriptorProto_Type.ENUM
  if (resolvedType) return FieldDescriptorProto_Type.MESSAGE
  const scalar = scalarTypes[type]
  if (scalar === undefined) throw new RangeError(`${fullName}: no descriptor for type ${type}`)
  return scalar
}

function describeEnum({ name, values }: protobuf.Enum) {
  return create(EnumDescriptorProtoSchema, {
    name,
    value: Object.entries(values).map(([value, number]) => ({ name: value, number })),
  })
}
