/** The keys, in a dialog. */
import { element } from './element.js'

const keys = [
  ['1 2 3 4', 'bird’s eye, top, chase, driver'],
  ['G', 'ground truth'],
  ['V', 'velocity arrows'],
  ['M', 'map: road borders, dividers, crossings'],
  ['I', 'tracks: numbers and trails'],
  ['[  ]', 'lower or raise the score threshold'],
  [', .', 'one frame back or on'],
  ['K', 'play from the moment shown, or stop there'],
  ['L', 'back to what comes live'],
  ['Space', 'pause the sources, or let them go on'],
  ['P', 'save a picture of the scene'],
  ['T', 'dark or light'],
  ['Esc', 'deselect, and put an enlarged camera back'],
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
    'Drag to turn, right-drag to move, wheel to zoom. Click an object anywhere to follow it.',
  )
  return element(
    'dialog',
    { class: 'help', 'aria-label': 'Keyboard' },
    element('form', { method: 'dialog' }, element('h2', {}, 'Keyboard and mouse'), list, mouse, close),
  )
}
