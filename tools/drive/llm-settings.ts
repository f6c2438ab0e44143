/** The settings file of `goshawk drive --llm`: the keys of the graph's `llm:` block, at the top. */
import { existsSync, readFileSync } from 'node:fs'
import { type LlmSettings, llmSettings } from '../../nodes/decision/llm/settings.js'
import { ConfigProblems } from '../../runtime/config/config-problem.js'
import { schemaProblems } from '../../runtime/config/schema-issues.js'
import { YamlSource } from '../../runtime/config/yaml-source.js'
import { GoshawkError } from '../../schemas/errors.js'

/** @throws GoshawkError 'file-missing'; 'config-invalid' with file, line, column and key of everything that is wrong. */
export function readLlmSettings(file: string): LlmSettings {
  if (!existsSync(file)) {
    throw new GoshawkError(
      'file-missing',
      `${file}: no such file; expected the settings of a model's endpoint in YAML: baseUrl: http://127.0.0.1:8000/v1 and model: NAME`,
    )
  }
  const source = new YamlSource(file, readFileSync(file, 'utf8'))
  const value = source.value ?? {}
  const result = llmSettings.safeParse(value)
  if (result.success) return result.data
  const problems = new ConfigProblems(file)
  problems.add(...schemaProblems(source, [], value, llmSettings, result.error.issues))
  problems.throwIfAny()
  throw new Error(`${file}: refused without a reason`)
}
