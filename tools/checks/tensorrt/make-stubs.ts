/**
 * Writes, from TensorRT's public headers, a class for each of its interfaces in which every function ends the process by
 * name. The stand-in for libnvinfer derives from them and fills in what the addon uses; so one source serves TensorRT
 * 10 and 11, whose interfaces differ in the rest.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const interfaces = [
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VHostMemory'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VDimensionExpr'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VExprBuilder'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VRuntime'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VCudaEngine'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VExecutionContext'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VTimingCache'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VNetworkDefinition'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VBuilderConfig'],
  ['NvInferImpl.h', 'nvinfer1::apiv', 'VBuilder'],
  ['NvInferRuntimeCommon.h', 'nvinfer1', 'IPluginRegistry'],
  ['NvOnnxParser.h', 'nvonnxparser', 'IParser'],
  ['NvOnnxParser.h', 'nvonnxparser', 'IParserError'],
] as const

/** Pure virtual functions of a class: everything between `virtual` and `= 0`, but for destructors. */
function pureFunctions(header: string, name: string): string[] {
  const text = header.replace(/\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')
  const start = new RegExp(`^class (?:TRT_DEPRECATED )?${name}\\b[^;{]*\\{`, 'm').exec(text)
  if (start === null) throw new Error(`no class ${name} in the header`)
  const body = text.slice(start.index + start[0].length, text.indexOf('\n};', start.index))
  const functions = [...body.matchAll(/\bvirtual\s([^;{}]*?)=\s*0\s*;/g)].map(([, signature = '']) =>
    signature.replace(/\s+/g, ' ').trim(),
  )
  return functions.filter((signature) => !signature.includes('~'))
}

/** Default values belong to the declaration alone. */
const withoutDefaults = (signature: string) => signature.replace(/\s*=\s*(?:nullptr|"[^"]*"|[\w:]+)(?=\s*[,)])/g, '')

export function makeStubs(includeFolder: string, outputFile: string): void {
  const parts = interfaces.map(([file, namespace, name]) => {
    const functions = pureFunctions(readFileSync(join(includeFolder, file), 'utf8'), name)
    if (functions.length === 0) throw new Error(`${file}: class ${name} has no pure functions`)
    const stubs = functions.map((signature) => {
      const called = /(\w+) ?\(/.exec(signature.replace(/^.*?(\w+ ?\()/, '$1'))?.[1] ?? signature
      return `  ${withoutDefaults(signature)} override { unexpected("${name}::${called}"); }`
    })
    return `namespace ${namespace} {\nclass Stub${name} : public ${name} {\n public:\n${stubs.join('\n')}\n};\n}\n`
  })
  const head = `#include <NvInfer.h>\n#include <NvOnnxParser.h>\n#include <cstdio>\n#include <cstdlib>\n
[[noreturn]] inline void unexpected(const char* name) {
  std::fprintf(stderr, "%s: the addon calls what its stand-in does not know\\n", name);
  std::abort();
}\n\n`
  writeFileSync(outputFile, head + parts.join('\n'))
}
