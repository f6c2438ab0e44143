import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// `npx vite viz` serves the sources while working on them; calls go to the publisher named by GOSHAWK_PUBLISHER.
const publisher = process.env.GOSHAWK_PUBLISHER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  build: { outDir: '../dist/page', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/goshawk.v1.Perception': publisher } },
})
