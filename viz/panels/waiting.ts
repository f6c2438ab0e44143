/** Messages that wait in the queues of the graph, by `node.input`. */
import { fieldsOf } from './report-fields.js'

export interface Waiting {
  readonly input: string
  readonly messages: number
}

/** What can be read of the report's `nodes`, longest queue first; empty queues left out. */
export function waitingOf(report: unknown): Waiting[] {
  return Object.entries(fieldsOf(fieldsOf(report).nodes))
    .flatMap(([node, status]) =>
      Object.entries(fieldsOf(fieldsOf(status).waiting)).map(([input, messages]) => ({
        input: `${node}.${input}`,
        messages: typeof messages === 'number' ? messages : 0,
      })),
    )
    .filter(({ messages }) => messages > 0)
    .sort((a, b) => b.messages - a.messages)
}

/** @param longest - seen so far on this page; undefined before anything waited. */
export function waitingText(waiting: readonly Waiting[], longest: Waiting | undefined): string {
  const now = waiting.map(({ input, messages }) => `${input} ${messages}`).join(', ')
  const most = longest ? ` · most so far: ${longest.input} ${longest.messages}` : ''
  return `${now === '' ? 'no message waits' : `waiting: ${now}`}${most}`
}
