/**
 * Decode + crop + resize of six 1600x900 JPEGs: the detector's preprocessing beside the same work by sharp alone (decode,
 * extract and resize in one pipeline, which is faster and not what the model was trained on), alternating in one run.
 *
 *   node bin/build.js && node dist/tools/bench/preprocess.bench.js [--rounds 60] [--jpegs FOLDER]
 *
 * FOLDER holds six .jpg of 1600x900; without it the pictures are made from a seed. Prints JSON, one entry for each scale;
 * `ratio` is ours divided by sharp's, by the median. Exit code 1 when one is above 1.3.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { createPreprocessor } from '../../nodes/detector/preprocess.js'
import { ImageEncoding } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'

const width = 1600
const height = 900
const cameras = 6
const ratioMax = 1.3
const warmUpRounds = 10
const crop = { left: 0, top: 260, width: 1600, height: 640 }

/** Streets have more detail below the horizon: noise over gradients gives JPEGs of about 180 KB. */
async function syntheticJpeg(seed: number): Promise<Buffer> {
  let state = seed
  const pixels = Buffer.alloc(width * height * 3)
  for (let i = 0; i < pixels.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const x = Math.floor(i / 3) % width
    const y = Math.floor(i / 3 / width)
    const edges = (Math.floor(x / 90) + Math.floor(y / 70)) % 3
    pixels[i] = Math.min(255, edges * 60 + (y >> 3) + ((state >>> 24) * (y > 300 ? 26 : 8)) / 255)
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer()
}

async function loadJpegs(folder: string | undefined): Promise<Buffer[]> {
  if (folder === undefined) return Promise.all(Array.from({ length: cameras }, (_, i) => syntheticJpeg(i + 1)))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.jpg'))
  if (files.length < cameras) throw new Error(`${folder}: ${files.length} .jpg files; expected ${cameras}`)
  return files
    .sort()
    .slice(0, cameras)
    .map((file) => readFileSync(join(folder, file)))
}

function percentiles(timesMs: readonly number[]) {
  const sorted = [...timesMs].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { n: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
}

async function compare(jpegs: readonly Buffer[], resize: number, rounds: number) {
  const image = { width: Math.trunc(crop.width * resize), height: Math.trunc(crop.height * resize) }
  const preprocessor = createPreprocessor({
    image: { ...image, paddedWidth: image.width, paddedHeight: image.height },
    preprocessing: {
      sourceWidth: width,
      sourceHeight: height,
      crop: { x0: crop.left, y0: crop.top, width: crop.width, height: crop.height },
      resize,
      meanBgr: [103.53, 116.28, 123.675],
      stdBgr: [1, 1, 1],
      padDivisor: 32,
    },
  })
  const images = new Uint8Array(cameras * preprocessor.pictureBytes)
  const ours = () =>
    Promise.all(
      jpegs.map((bytes, i) => {
        const target = images.subarray(i * preprocessor.pictureBytes, (i + 1) * preprocessor.pictureBytes)
        return preprocessor.prepare({ width, height, encoding: ImageEncoding.JPEG, bytes }, target)
      }),
    )
  const sharpAlone = () =>
    Promise.all(
      jpegs.map((bytes) => {
        const cropped = sharp(bytes).extract(crop)
        const sized = resize === 1 ? cropped : cropped.resize({ ...image, kernel: 'cubic', fastShrinkOnLoad: false })
        return sized.raw().toBuffer()
      }),
    )
  const oursMs: number[] = []
  const sharpMs: number[] = []
  for (let round = -warmUpRounds; round < rounds; round++) {
    const pair = [[ours, oursMs] as const, [sharpAlone, sharpMs] as const]
    for (const [work, times] of round % 2 === 0 ? pair : pair.reverse()) {
      const start = performance.now()
      await work()
      if (round >= 0) times.push(performance.now() - start)
    }
  }
  const ratio = percentiles(oursMs).p50 / percentiles(sharpMs).p50
  return {
    resize,
    size: `${image.width}x${image.height}`,
    ratio,
    oursMs: percentiles(oursMs),
    sharpMs: percentiles(sharpMs),
  }
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '60' }, jpegs: { type: 'string' } } })
sharp.cache(false)
const jpegs = await loadJpegs(values.jpegs)
const results = []
for (const resize of [1, 0.5, 0.25, 1.25]) results.push(await compare(jpegs, resize, Number(values.rounds)))
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: packageRoot, encoding: 'utf8' }).trim()
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, sharp: sharp.versions.sharp }
const pictures = { source: values.jpegs ?? 'synthetic, seeds 1 to 6', bytes: jpegs.map(({ length }) => length) }
process.stdout.write(
  `${JSON.stringify({ benchmark: 'preprocess', machine, commit, pictures, warmUpRounds, results }, null, 2)}\n`,
)
process.exitCode = results.every(({ ratio }) => ratio <= ratioMax) ? 0 : 1
