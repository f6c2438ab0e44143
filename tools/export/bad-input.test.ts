/** Whatever goes wrong in an export of any part: the error names what it is about, and nothing is left behind. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import t, { type Test } from 'tap'
import { parseHeadConfig } from './bevformer/head-config.js'
import { headWeights, type WeightShape } from './bevformer/head-weights.js'
import { publishedDetector } from './bevformer/published.js'
import { detectorWeights } from './bundle/export-bundle.js'
import { type ExportArguments, type ExportPart, runExport } from './export-command.js'
import { fpnWeights, parseFpnConfig } from './fpn/fpn-config.js'
import { InternImageConfig, internImageWeights } from './internimage/config.js'
import { writeCheckpoint } from './testing/write-safetensors.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-bad-input-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

const pico = 'bevformerv2-internimage-pico-t1'
const detector = publishedDetector(pico)
const small = { channels: 16, depths: [1, 1, 1, 1], groups: [1, 2, 4, 8], layer_scale: 1, post_norm: true }

function architecture(name: string, config: unknown): string {
  const path = join(folder, `${name}.json`)
  writeFileSync(path, JSON.stringify(config))
  return path
}

interface Case {
  readonly part: ExportPart | undefined
  readonly arch: string
  /** Another variant, which the weights do not fit, and a key that tells. */
  readonly otherArch: string
  readonly tell: RegExp
  readonly shapes: readonly WeightShape[]
  /** Keys of it go missing. */
  readonly group: string
  /** Holds a NaN; written last or nearly so. */
  readonly key: string
  /** The last file. */
  readonly last: string
}

const backbone = architecture('backbone', small)
const noScale = architecture('no-scale', { ...small, layer_scale: null })
const head = architecture('head', detector.head)
const otherHead = architecture('other-head', publishedDetector('bevformerv2-internimage-pico-t2').head)
const fpn = architecture('fpn', detector.neck)
const wideFpn = architecture('wide-fpn', { ...(detector.neck as object), out_channels: 32 })
const cases: readonly Case[] = [
  {
    part: 'classifier',
    arch: backbone,
    otherArch: noScale,
    tell: /unexpected[\s\S]*levels\.0\.blocks\.0\.gamma1/,
    shapes: internImageWeights(InternImageConfig.parse(small), 'classifier'),
    group: 'levels.2.',
    key: 'head.bias',
    last: 'classifier.onnx',
  },
  {
    part: 'backbone',
    arch: backbone,
    otherArch: noScale,
    tell: /unexpected[\s\S]*levels\.0\.blocks\.0\.gamma1/,
    shapes: internImageWeights(InternImageConfig.parse(small), 'backbone'),
    group: 'patch_embed.',
    key: 'levels.3.blocks.0.mlp.fc2.bias',
    last: 'backbone.onnx',
  },
  {
    part: 'fpn',
    arch: fpn,
    otherArch: wideFpn,
    tell: /of another shape[\s\S]*lateral_convs\.0\.conv\.weight/,
    shapes: fpnWeights(parseFpnConfig(detector.neck, pico)),
    group: 'lateral_convs.',
    key: 'fpn_convs.2.conv.bias',
    last: 'fpn.onnx',
  },
  {
    part: 'bev',
    arch: head,
    otherArch: otherHead,
    tell: /missing[\s\S]*transformer\.fusion\./,
    shapes: headWeights(parseHeadConfig(detector.head, pico)),
    group: 'reg_branches.',
    key: 'cls_branches.2.6.bias',
    last: 'detector.onnx',
  },
  {
    part: undefined,
    arch: pico,
    otherArch: 'bevformerv2-internimage-pico-t2',
    tell: /missing[\s\S]*pts_bbox_head\.transformer\.fusion\./,
    shapes: detectorWeights(detector),
    group: 'img_neck.',
    key: 'pts_bbox_head.cls_branches.2.6.bias',
    last: 'detector.onnx',
  },
]

const nameOf = ({ part }: Case) => part ?? 'bundle'

/** A folder of its own for one export: `parent/out` is where it goes, and `parent` must be empty afterwards. */
function fresh(): { readonly parent: string; readonly out: string } {
  const parent = mkdtempSync(join(folder, 'out-'))
  return { parent, out: join(parent, 'deep', 'out') }
}

function argumentsOf({ part, arch }: Case, out: string): ExportArguments {
  const image = part === undefined ? {} : { imageSize: { height: 256, width: 640 } }
  return { part, arch, out, ...image, seed: 0, batch: 1, cameras: part === 'fpn' ? undefined : 6, ...plain }
}
const plain = { dcnv3: 'deform-conv', allowPartial: false, perspective: false } as const

async function refused(
  t: Test,
  one: Case,
  changes: Partial<ExportArguments>,
  expected: { readonly code: string; readonly message: RegExp },
): Promise<void> {
  const { parent, out } = fresh()
  await t.rejects(runExport({ ...argumentsOf(one, out), ...changes }), expected, nameOf(one))
  t.same(readdirSync(parent), [], `${nameOf(one)} leaves nothing`)
}

for (const one of cases) {
  const weights = (options = {}) => writeCheckpoint(join(folder, `${nameOf(one)}.safetensors`), one.shapes, options)

  t.test(`${nameOf(one)}: weights of another variant`, async (t) => {
    await refused(t, one, { weights: weights(), arch: one.otherArch }, { code: 'weights-invalid', message: one.tell })
  })

  t.test(`${nameOf(one)}: a missing group of keys`, async (t) => {
    await refused(
      t,
      one,
      { weights: weights({ without: one.group }) },
      {
        code: 'weights-invalid',
        message: new RegExp(`${nameOf(one)}\\.safetensors[\\s\\S]*missing:\\n[\\s\\S]*${escaped(one.group)}`),
      },
    )
  })

  t.test(`${nameOf(one)}: NaN in a weight`, async (t) => {
    const message = new RegExp(`${nameOf(one)}\\.safetensors: .*${escaped(one.key)} holds NaN`)
    await refused(t, one, { weights: weights({ nanIn: one.key }) }, { code: 'weights-invalid', message })
    await refused(
      t,
      one,
      { weights: weights({ nanIn: one.key }), precision: 'fp16' },
      { code: 'weights-invalid', message },
    )
  })

  t.test(`${nameOf(one)}: int8 without calibration data`, async (t) => {
    await refused(
      t,
      one,
      { weights: weights(), precision: 'int8' },
      { code: 'usage-invalid', message: /--calibration/ },
    )
    const missing = join(folder, 'nowhere')
    await refused(
      t,
      one,
      { weights: weights(), precision: 'int8', calibration: missing },
      { code: 'file-missing', message: /--calibration .*nowhere: no such file or folder/ },
    )
    const empty = mkdtempSync(join(folder, 'empty-'))
    await refused(
      t,
      one,
      { weights: weights(), precision: 'int8', calibration: empty },
      { code: 'usage-invalid', message: /--calibration .*empty-/ },
    )
    await refused(
      t,
      one,
      { weights: weights(), precision: 'fp16', calibration: empty },
      { code: 'usage-invalid', message: /--calibration: --precision fp16 is not calibrated/ },
    )
  })

  t.test(`${nameOf(one)}: interrupted`, async (t) => {
    const interrupt = new AbortController()
    const onProgress = () => interrupt.abort()
    await refused(
      t,
      one,
      { init: 'random', signal: interrupt.signal, onProgress },
      { code: 'cancelled', message: /interrupted/ },
    )
  })

  t.test(`${nameOf(one)}: no disk space`, async (t) => {
    const { parent, out } = fresh()
    const stage = `${out}.${process.pid}.partial`
    mkdirSync(stage, { recursive: true })
    // The kernel answers every write to it with ENOSPC.
    symlinkSync('/dev/full', join(stage, `${one.last}.partial`))
    await t.rejects(runExport({ ...argumentsOf(one, out), init: 'random' }), {
      code: 'disk-full',
      message: new RegExp(`${escaped(one.last)}: no space left`),
    })
    t.same(readdirSync(join(parent, 'deep')), [])
  })

  t.test(`${nameOf(one)}: what was there before stays when an export fails`, async (t) => {
    const { out } = fresh()
    await runExport({ ...argumentsOf(one, out), init: 'random' })
    const before = contents(out)
    t.ok(Object.keys(before).length > 0)
    await t.rejects(runExport({ ...argumentsOf(one, out), weights: weights({ nanIn: one.key }) }))
    t.same(contents(out), before)
    t.same(readdirSync(join(out, '..')), [basename(out)])
  })
}

t.test('an image size that does not fit', async (t) => {
  const clip = architecture('clip', { ...small, use_clip_projector: true, center_feature_scale: true })
  const classifier = { ...cases[0]!, arch: clip }
  await refused(
    t,
    classifier,
    { init: 'random', imageSize: { height: 70, width: 102 } },
    { code: 'usage-invalid', message: /--image-size: the clip head needs/ },
  )
  await refused(
    t,
    cases[3]!,
    { init: 'random', imageSize: { height: 250, width: 640 } },
    { code: 'usage-invalid', message: /--image-size 250x640: .*multiples of 32/ },
  )
  await refused(
    t,
    cases[0]!,
    { init: 'random', imageSize: undefined },
    { code: 'usage-invalid', message: /--image-size: needed for --part classifier/ },
  )
})

function contents(out: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name)).toString('base64')]))
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.')
}
