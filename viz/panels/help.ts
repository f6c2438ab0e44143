/** The keys, in a dialog. */
import { element } from './element.js'

const keys = [
  ['1 2 3 4', 'bird’s eye, top, chase, driver'],
  ['G', 'ground truth'],
  ['V', 'velocity arrows'],
  ['R', 'map: road borders, dividers, crossings'],
  ['W', 'the way planned for the next four seconds, coloured by speed'],
  ['D', 'dots of the lidar, coloured by height'],
  ['H', 'heat map of the model’s bird’s-eye features'],
  ['I', 'tracks: numbers and trails'],
  ['M', 'measure on the ground; Backspace takes the last point away'],
  ['F', 'follow the car, or stay and let it drive on'],
  ['[  ]', 'lower or raise the score threshold'],
  [', .', 'one frame back or on'],
  ['K', 'play from the moment shown, or stop there'],
  ['L', 'back to what comes live, also from the moment of a link'],
  ['<  >', 'to the marked moment before or after: speed and path decisions, hard brakes, missed objects'],
  ['O', 'start over at the end; while live, the replay does'],
  ['Space', 'pause the sources, or let them go on'],
  ['P', 'save a picture of the scene'],
  ['T', 'dark or light'],
  ['Esc', 'end measuring, deselect, and put an enlarged camera back'],
  ['?', 'this help'],
] as const

export function helpDialog(): HTMLDialogElement {
  const list = element('dl', { class: 'keys' })
  for (const [key, meaning] of keys) {
    const caps = key.split(/ +/).map((cap) => element('kbd', {}, cap))
    list.append(element('div', {}, element('dt', {}, ...caps), element('dd', {}, meaning)))
  }
  const close = element('button', { type: 'submit' }, 'Close')
  const mouse = element(
    'p',
    { class: 'dim' },
    'Drag to turn, right-drag to move freely, wheel to zoom. Click an object anywhere to follow it.',
  )
  return element(
    'dialog',
    { class: 'help', 'aria-label': 'Keyboard' },
    element('form', { method: 'dialog' }, element('h2', {}, 'Keyboard and mouse'), list, mouse, close),
  )
}
