/** What `runtime/cli` takes from the tools: see `runtime/cli/packaged.ts`. Heavy modules are imported when they are used. */
import type { Command } from 'commander'
import { addBenchCommand } from './bench.js'
import { addDoctorCommand } from './doctor.js'
import { addReplayCommand } from './replay.js'

export { prepareGraph } from './prepare-graph.js'

export async function registerCommands(program: Command): Promise<void> {
  addReplayCommand(program)
  addBenchCommand(program)
  addDoctorCommand(program)
  const { registerModelCommand } = await import('../export/cli.js')
  registerModelCommand(program)
  const { addTensorRtCommands } = await import('../tensorrt/commands.js')
  addTensorRtCommands(program.commands.find((command) => command.name() === 'model')!)
  const { registerScenarioCommand } = await import('../scenario/commands.js')
  registerScenarioCommand(program)
  const { registerDeployCommand, registerEvalCommand } = await import('../eval/commands.js')
  registerDeployCommand(program)
  registerEvalCommand(program)
  const { registerNuscenesCommand } = await import('../nuscenes/commands.js')
  registerNuscenesCommand(program)
  const { registerDriveCommand } = await import('../drive/commands.js')
  registerDriveCommand(program)
  const { registerRecordCommand } = await import('../record/commands.js')
  registerRecordCommand(program)
  const { registerViewCommand } = await import('../view/commands.js')
  registerViewCommand(program)
  const { registerDecisionCommand } = await import('../decision/commands.js')
  registerDecisionCommand(program)
}
