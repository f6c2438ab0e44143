/** Typed access to the elements of an OpenDRIVE file; every fault says which element of which road it is in. */
import { DOMParser, type Element } from '@xmldom/xmldom'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

export type { Element } from '@xmldom/xmldom'

/** Throws `file-invalid` for text that is no well-formed XML or whose root is not `OpenDRIVE`. */
export function parseXml(text: string, file: string): Element {
  const fail = (what: string, cause?: unknown) => new GoshawkError('file-invalid', `${file}: ${what}`, { cause })
  let root: Element | null
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message)
      },
    })
    root = parser.parseFromString(text, 'text/xml').documentElement
  } catch (cause) {
    throw fail(`not well-formed XML: ${messageOf(cause).split('\n')[0]}`, cause)
  }
  if (root?.tagName !== 'OpenDRIVE') throw fail(`the root element is ${root?.tagName ?? 'missing'}; expected OpenDRIVE`)
  return root
}

/** The fault `what` in an element, with its line and the road, junction or object it belongs to. */
export function invalid(file: string, element: Element, what: string): GoshawkError {
  const trail: string[] = []
  for (let at: Element | null = element; at && at.tagName !== 'OpenDRIVE'; at = at.parentNode as Element | null) {
    const id = at.getAttribute('id')
    trail.unshift(id === null ? at.tagName : `${at.tagName} ${id}`)
  }
  const line = 'lineNumber' in element ? `:${element.lineNumber}` : ''
  return new GoshawkError('file-invalid', `${file}${line}: ${trail.join(' > ')}: ${what}`, {
    details: { element: element.tagName, path: trail },
  })
}

export class XmlReader {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  invalid(element: Element, what: string): GoshawkError {
    return invalid(this.#file, element, what)
  }

  all(parent: Element, tag: string): Element[] {
    const found: Element[] = []
    for (let node = parent.firstChild; node; node = node.nextSibling)
      if (node.nodeType === 1 && node.nodeName === tag) found.push(node as Element)
    return found
  }

  maybe(parent: Element, tag: string): Element | undefined {
    return this.all(parent, tag)[0]
  }

  one(parent: Element, tag: string): Element {
    const found = this.maybe(parent, tag)
    if (!found) throw this.invalid(parent, `element ${tag} is missing`)
    return found
  }

  text(element: Element, name: string): string {
    const value = element.getAttribute(name)
    if (value === null) throw this.invalid(element, `attribute ${name} is missing`)
    return value
  }

  number(element: Element, name: string, missing?: number): number {
    const text = element.getAttribute(name)
    if (text === null && missing !== undefined) return missing
    const value = Number(text)
    if (text === null || text.trim() === '' || !Number.isFinite(value))
      throw this.invalid(element, `${name}="${text ?? ''}"; expected a number`)
    return value
  }

  integer(element: Element, name: string): number {
    const value = this.number(element, name)
    if (!Number.isInteger(value)) throw this.invalid(element, `${name}="${value}"; expected a whole number`)
    return value
  }

  /** One of the words given. */
  word<W extends string>(element: Element, name: string, words: readonly W[], missing?: W): W {
    const value = element.getAttribute(name) ?? missing
    const found = words.find((word) => word === value)
    if (found === undefined) throw this.invalid(element, `${name}="${value ?? ''}"; expected ${words.join(' or ')}`)
    return found
  }
}
