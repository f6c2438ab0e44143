/** Foreign JSON: its value, or the parser's complaint in a line. */
export type ReadJson = { readonly value: unknown } | { readonly complaint: string }

export function readJson(text: string): ReadJson {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { complaint: (error as SyntaxError).message.replace(/[\p{C}\s]+/gu, ' ').slice(0, 120) }
  }
}
