import t from 'tap'
import { chooseProvider, probeProvider } from './provider-choice.js'

const works = async () => ({ usable: true }) as const
const absent = async () => ({ usable: false, why: 'no library' }) as const

t.test('auto takes CUDA when it works, else the CPU, and says why', async (t) => {
  t.match(await chooseProvider('auto', works), { provider: 'cuda', reason: /works here/ })
  t.match(await chooseProvider('auto', absent), { provider: 'cpu', reason: 'CUDA cannot be used here (no library)' })
})

t.test('what was asked for by name is taken, or refused', async (t) => {
  t.match(await chooseProvider('cpu', works), { provider: 'cpu', reason: /provider: cpu/ })
  t.match(await chooseProvider('cuda', works), { provider: 'cuda', reason: /provider: cuda/ })
  await t.rejects(chooseProvider('cuda', absent), { code: 'unavailable', message: /no library.*provider: auto/ })
})

t.test('the probe asks the installed ONNX Runtime and answers in one line', async (t) => {
  t.strictSame(await probeProvider('cpu'), { usable: true }, 'its model is a valid one')
  const cuda = await probeProvider('cuda')
  t.ok(cuda.usable || (cuda.why.length > 0 && !cuda.why.includes('\n')), JSON.stringify(cuda))
})
