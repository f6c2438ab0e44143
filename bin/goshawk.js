#!/usr/bin/env node
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, packageRoot } from './build.js'

process.setSourceMapsEnabled(true)
await build()
await import(pathToFileURL(join(packageRoot, 'dist', 'runtime', 'cli', 'main.js')).href)
