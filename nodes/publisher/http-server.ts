/** One HTTP port for the browser: gRPC-Web and the built page. */
import { existsSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import { listenError } from './listen-error.js'

export interface HttpServer {
  readonly port: number
  close(): Promise<void>
}

export interface HttpServerOptions {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly node: string
  /** Folder of the built page; may appear later. */
  readonly pageFolder: string
  /** Wraps the page: answers RPCs itself and hands on the rest. */
  readonly rpc: (fallback: RequestListener) => RequestListener
}

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Goshawk</title>
<h1>The page is not built</h1>
<p>The publisher runs, and its gRPC services answer. To see the view, run <code>node bin/build-viz.js</code>
in the checkout and reload.</p>
`

/** @throws GoshawkError port-occupied, config-invalid. */
export async function startHttpServer({ host, port, node, pageFolder, rpc }: HttpServerOptions): Promise<HttpServer> {
  const server = createServer(rpc(pageHandler(pageFolder)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError({ error, node, key: 'httpPort', host, port })))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) }
}

function pageHandler(folder: string): RequestListener {
  let files: ReturnType<typeof sirv> | undefined
  return (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader(
      'content-security-policy',
      "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    )
    if (!files && existsSync(join(folder, 'index.html'))) {
      files = sirv(folder, {
        etag: true,
        dev: false,
        setHeaders: (headers, path) => {
          const immutable = path.startsWith('/assets/')
          headers.setHeader('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      })
    }
    if (files) {
      files(request, response, () => {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        response.end('nothing here; the view is at /\n')
      })
      return
    }
    response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' })
    response.end(notBuilt)
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
