/** Whether the ports that the nodes of a graph listen on are free. */
import { createServer } from 'node:net'
import type { CheckedGraph } from '../../runtime/config/load-graph.js'
import type { Finding } from './finding.js'

const portKeys = ['httpPort', 'grpcPort'] as const

export async function checkPorts({ nodes, file }: CheckedGraph): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [name, { config }] of nodes) {
    const fields = config as Record<string, unknown>
    const host = typeof fields.host === 'string' ? fields.host : '127.0.0.1'
    for (const key of portKeys) {
      const port = fields[key]
      if (typeof port === 'number' && port !== 0) findings.push(await checkPort(host, port, `${file}: ${name}.${key}`))
    }
  }
  return findings
}

async function checkPort(host: string, port: number, where: string): Promise<Finding> {
  const check = `port ${port}`
  const code = await listenOnce(host, port)
  if (code === undefined) return { check, state: 'ok', found: 'is free' }
  if (code === 'EADDRINUSE') {
    return { check, state: 'failed', found: 'is in use', mend: `end what listens there, or change ${where}` }
  }
  return { check, state: 'failed', found: `cannot be used on ${host} (${code})`, mend: `change ${where}` }
}

/** The error code, or undefined when the port could be had. */
function listenOnce(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
