import t from 'tap'
import { officialSplits, scenesOfSplit } from './official-splits.js'

t.test('the splits have their published sizes and do not overlap where they must not', async (t) => {
  const sizes = { mini_train: 8, mini_val: 2, train: 700, train_detect: 350, train_track: 350, val: 150, test: 150 }
  t.same(Object.fromEntries(officialSplits.map((name) => [name, scenesOfSplit(name).size])), sizes)
  const [train, val, test] = ['train', 'val', 'test'].map(scenesOfSplit) as [Set<string>, Set<string>, Set<string>]
  t.equal(new Set([...train, ...val, ...test]).size, 1000)
  t.same(new Set([...scenesOfSplit('train_detect'), ...scenesOfSplit('train_track')]), train)
  t.ok(val.has('scene-0003') && train.has('scene-0001') && test.has('scene-0077'))
  t.same([...scenesOfSplit('mini_val')], ['scene-0103', 'scene-0916'])
})

t.test('an unknown split is refused with the names there are', async (t) => {
  t.throws(() => scenesOfSplit('dev'), { code: 'usage-invalid', message: /mini_train, mini_val, train/ })
})
