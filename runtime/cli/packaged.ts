/**
 * What the command line takes from folders the runtime may not import: the nodes' list and the tools' commands.
 * They are found in the package at run time, so that the engine stays free of cameras and models.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import type { Logger } from 'pino'
import { packageRoot } from '../../schemas/package-root.js'
import type { NodeModules } from '../config/load-definitions.js'
import type { CheckedGraph } from '../config/load-graph.js'

export interface Tools {
  /** Adds replay, bench, doctor and model. */
  registerCommands(program: Command): Promise<void>
  /** Makes what a graph needs and the package can make itself: the default model bundle, the page. */
  prepareGraph(graph: CheckedGraph, log: Logger): Promise<void>
}

function importPackaged(path: string): Promise<unknown> {
  return import(pathToFileURL(join(packageRoot, 'dist', path)).href)
}

export async function loadNodeModules(): Promise<NodeModules> {
  return ((await importPackaged('nodes/registry.js')) as { nodeModules: NodeModules }).nodeModules
}

export async function loadTools(): Promise<Tools> {
  return (await importPackaged('tools/cli/tools.js')) as Tools
}
