import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../../schemas/package-root.js'
import { internImageWeights, publishedInternImage, publishedInternImageNames } from './config.js'

const reference = join(packageRoot, '../shared/reference/internimage/keys')
const skip = existsSync(reference) ? false : 'needs the InternImage reference data beside the checkout'

for (const name of publishedInternImageNames) {
  const variant = name.replace('internimage-', '').toUpperCase()
  t.test(`${name} has the official model's parameters`, { skip }, (t) => {
    const { keys } = JSON.parse(readFileSync(join(reference, `keys-${variant}.json`), 'utf8'))
    t.strictSame(internImageWeights(publishedInternImage(name), 'classifier'), keys)
    t.end()
  })
}

t.test('the XL detection backbone has the official parameters', { skip }, (t) => {
  const { keys } = JSON.parse(readFileSync(join(reference, 'keys-XL-detection.json'), 'utf8'))
  t.strictSame(internImageWeights(publishedInternImage('internimage-xl'), 'backbone'), keys)
  t.end()
})

t.test('an unknown name lists the known ones', (t) => {
  t.throws(() => publishedInternImage('internimage-xxl'), { code: 'usage-invalid', message: /internimage-t, / })
  t.end()
})
