import t from 'tap'
import { chooseProvider, type ProviderProbe, probeProvider, summarize } from './provider-choice.js'

const works = async (): Promise<ProviderProbe> => ({ usable: true })
const absent = async (): Promise<ProviderProbe> => ({ usable: false, why: 'no library', mend: 'install it' })
const untouched = async (): Promise<ProviderProbe> => {
  throw new Error('looked at what nobody asked for')
}
const any = { dcnv3: 'deform-conv' } as const
const plugin = { dcnv3: 'plugin' } as const

t.test('auto takes the first of TensorRT, CUDA and CPU that works, and says why', async (t) => {
  t.match(await chooseProvider('auto', any, { tensorrt: works, cuda: untouched }), {
    provider: 'tensorrt',
    reason: /works here/,
  })
  t.match(await chooseProvider('auto', any, { tensorrt: absent, cuda: works }), {
    provider: 'cuda',
    reason: 'works here, and TensorRT does not (no library)',
  })
  t.match(await chooseProvider('auto', any, { tensorrt: absent, cuda: absent }), {
    provider: 'cpu',
    reason: 'neither TensorRT (no library) nor CUDA (no library) can be used here',
  })
})

t.test('what was asked for by name is taken, or refused with what to do', async (t) => {
  t.match(await chooseProvider('cpu', any, { tensorrt: untouched, cuda: untouched }), {
    provider: 'cpu',
    reason: /provider: cpu/,
  })
  t.match(await chooseProvider('cuda', any, { tensorrt: untouched, cuda: works }), { provider: 'cuda' })
  t.match(await chooseProvider('tensorrt', any, { tensorrt: works, cuda: untouched }), { provider: 'tensorrt' })
  for (const wish of ['cuda', 'tensorrt'] as const) {
    await t.rejects(chooseProvider(wish, any, { tensorrt: absent, cuda: absent }), {
      code: 'unavailable',
      message: `provider: ${wish} was asked for and cannot be used here (no library); install it, or set \`provider: auto\``,
    })
  }
})

t.test('a bundle with the plug-in runs on TensorRT or not at all', async (t) => {
  t.match(await chooseProvider('auto', plugin, { tensorrt: works, cuda: untouched }), { provider: 'tensorrt' })
  await t.rejects(chooseProvider('auto', plugin, { tensorrt: absent, cuda: untouched }), {
    code: 'unavailable',
    message: /TensorRT alone runs.*no library.*install it, or export/,
  })
  for (const wish of ['cpu', 'cuda'] as const) {
    await t.rejects(chooseProvider(wish, plugin, { tensorrt: works, cuda: works }), {
      code: 'model-invalid',
      message: /--dcnv3 deform-conv/,
    })
  }
})

t.test('several obstacles make one line each of reasons and remedies', (t) => {
  const obstacles = [
    { why: 'no driver', mend: 'install one' },
    { why: 'no library', mend: 'fetch it' },
  ]
  t.strictSame(summarize(obstacles), { why: 'no driver; no library', mend: 'install one; fetch it' })
  t.end()
})

t.test('the probe asks the installed ONNX Runtime and answers in one line', async (t) => {
  t.strictSame(await probeProvider('cpu'), { usable: true }, 'its model is a valid one')
  const cuda = await probeProvider('cuda')
  t.ok(cuda.usable || (cuda.why.length > 0 && !cuda.why.includes('\n')), JSON.stringify(cuda))
})
