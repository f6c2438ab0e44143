import t from 'tap'
import { classColors, type Ground } from '../schemas/class-colors.js'
import { detectionClasses } from '../schemas/messages.js'
import { colorOf } from './palette.js'
import { sceneThemes } from './scene/theme.js'
import { colorDistance, contrastOf, type Vision } from './testing/color-vision.js'

/** The least distance of any two classes. People with tritanopia are one in ten thousand: less is asked there. */
const distanceMin: Readonly<Record<Vision, number>> = { normal: 10, protanopia: 10, deuteranopia: 10, tritanopia: 6 }
/** WCAG 2.1, 1.4.11: of what has to be seen to understand the content. */
const contrastMin = 3

const themes = Object.keys(classColors) as Ground[]
const visions = Object.keys(distanceMin) as Vision[]
const hex = (color: number) => `#${color.toString(16).padStart(6, '0')}`
const pairs = detectionClasses.flatMap((a, i) => detectionClasses.slice(i + 1).map((b) => [a, b] as const))

for (const theme of themes) {
  const color = (label: string) => colorOf(label, { theme })

  for (const vision of visions) {
    t.test(`${theme}: any two classes are told apart with ${vision} vision`, async (t) => {
      const distances = pairs.map(([a, b]) => ({ a, b, distance: colorDistance(color(a), color(b), vision) }))
      const { a, b, distance } = distances.sort((one, other) => one.distance - other.distance)[0]!
      t.ok(distance >= distanceMin[vision], `nearest: ${a} and ${b}, ${distance.toFixed(2)}`)
    })
  }

  t.test(`${theme}: every class stands out from the ground`, async (t) => {
    const ground = hex(sceneThemes[theme].ground)
    for (const label of [...detectionClasses, 'no-such-class']) {
      const contrast = contrastOf(color(label), ground)
      t.ok(contrast >= contrastMin, `${label} ${contrast.toFixed(2)}:1`)
    }
  })
}

t.test('distances and contrasts are those of the literature', async (t) => {
  t.equal(contrastOf('#000000', '#ffffff').toFixed(2), '21.00')
  t.equal(contrastOf('#777777', '#ffffff').toFixed(2), '4.48')
  t.equal(colorDistance('#ffffff', '#000000', 'normal').toFixed(1), '100.0')
  // sRGB red is L*a*b* 53.24, 80.09, 67.20; green 87.73, -86.18, 83.18.
  t.equal(colorDistance('#ff0000', '#00ff00', 'normal').toFixed(1), '170.6')
  // Greys have no colour to lose.
  for (const vision of visions) t.ok(colorDistance('#808080', '#000000', vision) - 53.59 < 0.1, vision)
})
