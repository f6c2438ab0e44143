/** Elements in one expression; text always goes in as text. */

type Child = Node | string

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(name, value)
  node.append(...children)
  return node
}

/** A panel with a heading. */
export function panel(title: string, className: string, ...children: Child[]): HTMLElement {
  return element('section', { class: `panel ${className}`, 'aria-label': title }, element('h2', {}, title), ...children)
}

/** Told by `setText`: asking the document is the dearer part of a comparison. */
const texts = new WeakMap<Element, string>()

/** Sets text only when it differs: unchanged panels cost no layout. */
export function setText(node: Element, text: string): void {
  if ((texts.get(node) ?? node.textContent) === text) return
  texts.set(node, text)
  node.textContent = text
}

/** @returns whether it differed. */
export function setAttribute(node: Element, name: string, value: string): boolean {
  const isOther = node.getAttribute(name) !== value
  if (isOther) node.setAttribute(name, value)
  return isOther
}

/** Makes `parent` hold exactly `count` children, making and removing at the end. */
export function fitChildren<T extends Element>(parent: Element, count: number, make: (index: number) => T): void {
  while (parent.childElementCount < count) parent.append(make(parent.childElementCount))
  while (parent.childElementCount > count) parent.lastElementChild!.remove()
}

/**
 * The size of an element without asking the layout for it at every frame. CSS pixels.
 *
 * @param onChange - called after every change.
 */
export function observeSize(node: Element, onChange?: () => void): { readonly width: number; readonly height: number } {
  const size = { width: node.clientWidth, height: node.clientHeight }
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = node
    if (clientWidth === size.width && clientHeight === size.height) return
    size.width = clientWidth
    size.height = clientHeight
    onChange?.()
  }).observe(node)
  return size
}

export function icon(svg: string): SVGElement {
  const holder = document.createElement('template')
  holder.innerHTML = svg
  return holder.content.firstElementChild as SVGElement
}
