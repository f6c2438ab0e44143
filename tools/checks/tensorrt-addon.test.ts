/** The compiled addon: what it says of a machine, builds, the stream's order, buffers, CUDA graphs, and what it refuses. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spellVersion } from '../../nodes/detector/tensorrt/native.js'
import { probeTensorRt } from '../../nodes/detector/tensorrt/probe.js'
import {
  addonTest,
  checkedAddon,
  folder,
  load,
  machine,
  newPath,
  withEnvironment,
  withSession,
} from './tensorrt/checked-addon.js'
import { fakeOnnx, fakeOutput } from './tensorrt/fake-models.js'

const vector = (name: string, length: number) => ({ name, type: 'float32' as const, shape: [length] })
const sum = fakeOnnx({ inputs: [vector('x', 4)], outputs: [vector('y', 2)] })
const x = Float32Array.of(1, 2, 3, 4)

addonTest('the probe tells what is there and what is not', async (t) => {
  const version = checkedAddon().headersVersion
  t.strictSame(await probeTensorRt(), {
    usable: true,
    version: spellVersion(version),
    device: 'Fake GPU',
    deformConv: undefined,
  })
  const obstaclesWith = async (variables: Record<string, string>) => {
    const probe = await withEnvironment(variables, () => probeTensorRt())
    return probe.usable ? [] : probe.obstacles
  }
  t.match(await obstaclesWith({ FAKE_CUDA_DRIVER: '0' }), [
    { why: /no NVIDIA driver/, mend: /install an NVIDIA driver/ },
  ])
  t.match(await obstaclesWith({ FAKE_CUDA_DRIVER: '11040' }), [{ why: /too old: it serves CUDA 11\.4/ }])
  t.match(await obstaclesWith({ FAKE_CUDA_DEVICES: '0' }), [{ why: /no NVIDIA GPU/, mend: /machine with/ }])
  t.match(await obstaclesWith({ FAKE_TENSORRT_VERSION: String(version - 1) }), [
    { why: /is installed, the addon/, mend: /build it again/ },
  ])
  t.match(await obstaclesWith({ FAKE_TENSORRT_VERSION: String(version + 10000) }), [{ why: /is installed/ }])
  const nowhere = await probeTensorRt({ folder: join(folder, 'nowhere') })
  t.match(nowhere, {
    usable: false,
    obstacles: [{ why: /nowhere\/libnvinfer\.so.*nowhere\/libnvonnxparser/, mend: /install TensorRT/ }],
  })
})

addonTest('a session that cannot be opened says why by code', async (t) => {
  const opening = (variables: Record<string, string>, place = machine, device = 0) =>
    withEnvironment(variables, () => checkedAddon().openSession({ folder: place, device }))
  await t.rejects(opening({ FAKE_CUDA_DRIVER: '0' }), { code: 'driver-missing' })
  await t.rejects(opening({ FAKE_CUDA_DEVICES: '0' }), { code: 'device-missing' })
  await t.rejects(opening({}, machine, 3), { code: 'device-missing', message: /GPU 3 was asked for; there are 1/ })
  await t.rejects(opening({}, join(folder, 'nowhere')), { code: 'library-missing' })
  await withSession(async (session) =>
    t.match(await session.facts(), {
      tensorRtVersion: checkedAddon().headersVersion,
      device: 'Fake GPU',
      computeCapability: '9.0',
    }),
  )
})

addonTest('a build tells its progress, writes whole files, and says what the parser refuses', async (t) => {
  await withSession(async (session) => {
    const onnxPath = newPath('.onnx')
    const request = {
      onnxPath,
      planPath: newPath('.plan'),
      timingCachePath: '',
      newTimingCachePath: newPath('.cache'),
      optimizationLevel: 3,
      tf32: false,
    }
    writeFileSync(onnxPath, sum)
    const steps: unknown[] = []
    const { planBytes } = await session.build(request, (progress) => steps.push(progress))
    t.equal(readFileSync(request.planPath, 'utf8').length, planBytes)
    t.match(readFileSync(request.planPath, 'utf8'), /^plan \d+\ntf32 0\nfake-onnx/, 'strongly typed, without TF32')
    t.equal(readFileSync(request.newTimingCachePath, 'utf8'), 'timings of 1')
    t.match(steps, [
      { phase: 'Building Engine', step: 0, steps: 3 },
      { step: 0 },
      { step: 1 },
      { step: 2 },
      { step: 3 },
    ])
    await session.build({ ...request, tf32: true, timingCachePath: request.newTimingCachePath })
    t.match(readFileSync(request.planPath, 'utf8'), /tf32 1/)
    writeFileSync(request.newTimingCachePath, 'something else')
    await t.rejects(session.build({ ...request, timingCachePath: request.newTimingCachePath }), {
      code: 'timing-cache',
      message: /not a timing cache/,
    })
    writeFileSync(onnxPath, `${sum}refuse unknown attribute`)
    await t.rejects(session.build(request), { code: 'model-refused', message: /TRTDCNv3 node_7: unknown attribute/ })
    await t.rejects(session.build({ ...request, onnxPath: newPath('.onnx') }), { code: 'model-refused' })
    writeFileSync(onnxPath, sum)
    await t.rejects(session.build({ ...request, planPath: join(folder, 'no', 'plan') }), {
      code: 'disk',
      message: /cannot be written/,
    })
    session.cancel()
    const unwritten = newPath('.plan')
    await t.rejects(session.build({ ...request, planPath: unwritten }), { code: 'cancelled' })
    t.notOk(existsSync(unwritten))
  })
})

addonTest('tensors are described, runs compute, and CUDA graphs take over for buffers that come back', async (t) => {
  await withSession(async (session) => {
    const { engine, tensors } = await load(session, sum)
    t.match(tensors, [
      { name: 'x', isInput: true, type: 'float32', shape: [4], bytes: 16 },
      { name: 'y', isInput: false, type: 'float32', shape: [2], bytes: 8 },
    ])
    for (let run = 1; run <= 4; run++) {
      const y = new Float32Array(2)
      const { times } = await session.run({
        engine,
        feeds: { x: x.map((value) => value * run) },
        keep: [],
        fetch: { y },
      })
      t.strictSame(y, Float32Array.of(4 * run, 6 * run))
      t.match(times, [{ engine, ms: Number }])
    }
    t.strictSame(await session.launches(engine), { recorded: 3, direct: 1, refusal: '' })
    const plain = await load(session, sum, false)
    await session.run({ engine: plain.engine, feeds: { x }, keep: [], fetch: { y: new Float32Array(2) } })
    t.match(await session.launches(plain.engine), { recorded: 0, direct: 1, refusal: 'switched off' })
  })
})

addonTest('an engine that waits in the middle runs without a CUDA graph, and says why', async (t) => {
  await withSession(async (session) => {
    const { engine } = await load(session, `${sum}waits\n`)
    for (let run = 0; run < 4; run++) {
      const y = new Float32Array(2)
      await session.run({ engine, feeds: { x }, keep: [], fetch: { y } })
      t.strictSame(y, Float32Array.of(4, 6))
    }
    t.match(await session.launches(engine), {
      recorded: 0,
      direct: 4,
      refusal: /not permitted when stream is capturing/,
    })
  })
})

addonTest('an output whose extent depends on the data gets the memory of its bound', async (t) => {
  await withSession(async (session) => {
    const text = fakeOnnx({ inputs: [vector('x', 4)], outputs: [vector('y', -1)] }, ['bound 8'])
    const { engine, tensors } = await load(session, text)
    t.match(tensors, [{}, { shape: [-1], bytes: 8 }])
    const y = new Float32Array(2)
    await session.run({ engine, feeds: { x }, keep: [], fetch: { y } })
    t.strictSame(y, fakeOutput(0, 2, [x]))
    await t.rejects(load(session, fakeOnnx({ inputs: [vector('x', -1)], outputs: [vector('y', 2)] })), {
      code: 'engine-refused',
      message: /free extent/,
    })
  })
})

addonTest('host memory may be written over as soon as a call has ended', async (t) => {
  await withSession(async (session) => {
    const { engine } = await load(session, sum)
    const feed = new Float32Array(4)
    const kept: number[] = []
    // More uploads in flight than there are staging slots: the stand-in's stream runs only when waited for.
    for (let run = 0; run < 40; run++) {
      feed.fill(run)
      kept.push(...(await session.run({ engine, feeds: { x: feed }, keep: ['y'], fetch: {} })).kept)
      feed.fill(-1)
    }
    const reader = await load(session, fakeOnnx({ inputs: [vector('a', 2)], outputs: [vector('b', 2)] }))
    for (const [run, buffer] of kept.entries()) {
      const b = new Float32Array(2)
      await session.run({ engine: reader.engine, feeds: { a: [buffer] }, keep: [], fetch: { b } })
      t.strictSame(b, Float32Array.of(2 * run, 2 * run), `run ${run}`)
      await session.release(buffer)
    }
    const before = (await session.facts()).bufferBytes
    for (let run = 0; run < 5; run++) {
      const [buffer] = (await session.run({ engine, feeds: { x }, keep: ['y'], fetch: {} })).kept
      await session.release(buffer!)
    }
    t.equal((await session.facts()).bufferBytes, before, 'buffers given back are used again')
  })
})

addonTest('misuse is refused by name and harms nothing', async (t) => {
  await withSession(async (session) => {
    const { engine } = await load(session, sum)
    const y = new Float32Array(2)
    const run = (request: object) => session.run({ engine, feeds: { x }, keep: [], fetch: { y }, ...request })
    for (const [request, message] of [
      [{ feeds: {} }, /nothing was fed to x/],
      [{ feeds: { x: new Float32Array(3) } }, /12 bytes were fed to x; expected 16/],
      [{ feeds: { x: [99] } }, /no buffer 99/],
      [{ feeds: { z: x } }, /no tensor z/],
      [{ feeds: { x, y: x } }, /y is an output/],
      [{ keep: ['x'] }, /x is an input/],
      [{ keep: ['nothing'] }, /no tensor nothing/],
      [{ fetch: { y: new Float32Array(5) } }, /room was given for 20/],
      [{ engine: 7 }, /no engine 7/],
    ] as const) {
      await t.rejects(run(request), { code: 'misuse', message })
    }
    await t.rejects(session.release(5), { code: 'misuse' })
    await run({})
    t.strictSame(y, Float32Array.of(4, 6))
  })
})

addonTest('without room on the GPU the error says how much was wanted; smaller things still run', async (t) => {
  await withEnvironment({ FAKE_CUDA_MEMORY: String(1 << 20) }, () =>
    withSession(async (session) => {
      const large = fakeOnnx({ inputs: [vector('x', 1 << 20)], outputs: [vector('y', 2)] })
      const { engine } = await load(session, large)
      const y = new Float32Array(2)
      const run = session.run({ engine, feeds: { x: new Float32Array(1 << 20) }, keep: [], fetch: { y } })
      await t.rejects(run, { code: 'device-memory', message: /no room for 4 MiB/ })
      const small = await load(session, sum)
      await session.run({ engine: small.engine, feeds: { x }, keep: [], fetch: { y } })
      t.strictSame(y, Float32Array.of(4, 6))
    }),
  )
})

addonTest('an engine that fails breaks the session for good; plans of another version are refused', async (t) => {
  await withSession(async (session) => {
    const [good, bad] = [await load(session, sum), await load(session, `${sum}fails\n`)]
    const y = new Float32Array(2)
    const run = (engine: number) => session.run({ engine, feeds: { x }, keep: [], fetch: { y } })
    await run(good.engine)
    await t.rejects(run(bad.engine), { code: 'run-failed', message: /illegal memory access/ })
    await t.rejects(run(good.engine), { code: 'run-failed', message: /failed earlier: .*illegal memory access/ })
    const planPath = newPath('.plan')
    writeFileSync(planPath, 'plan 1\n')
    await t.rejects(session.load({ planPath, cudaGraphs: true }), {
      code: 'engine-refused',
      message: /not compatible with this version/,
    })
    await t.rejects(session.load({ planPath: newPath('.plan'), cudaGraphs: true }), { code: 'disk' })
  })
})

addonTest('a closed session refuses everything, and closing again is nothing', async (t) => {
  const session = await checkedAddon().openSession({ folder: machine, device: 0 })
  await session.close()
  await session.close()
  t.throws(() => session.facts(), { code: 'closed' })
})
