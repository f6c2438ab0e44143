/** Whether an endpoint is there and takes the key, asked before anything depends on it. */
import { z } from 'zod'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import type { Endpoint } from './client.js'
import { readJson } from './read-json.js'
import type { LlmSettings } from './settings.js'

const patienceMs = 10_000
const listCharactersMax = 1_000_000

/** OpenAI's list of models; servers add fields of their own. */
const modelList = z.object({ data: z.array(z.object({ id: z.string() })) })

/**
 * GET {baseUrl}/models, which every OpenAI-compatible server has; one that answers 404 or 405 is taken as it is.
 *
 * @param where - names the settings in messages, e.g. their file.
 * @throws GoshawkError 'unavailable' when nobody answers or the server fails; 'config-invalid' when it refuses the key or
 *   serves other models.
 */
export async function probeEndpoint(
  { baseUrl, apiKey }: Endpoint,
  { model, apiKeyEnv }: Pick<LlmSettings, 'model' | 'apiKeyEnv'>,
  where: string,
): Promise<void> {
  const { status, text } = await getModels(baseUrl, apiKey, where)
  if (status === 401 || status === 403) {
    const todo =
      apiKeyEnv === ''
        ? 'it asks for an API key: name the environment variable that holds it in apiKeyEnv'
        : `it does not accept the key in ${apiKeyEnv}`
    throw new GoshawkError('config-invalid', `${where}: baseUrl: ${baseUrl} answers HTTP ${status}: ${todo}`)
  }
  if (status >= 500) {
    const todo = 'look at its log, or wait until it has started'
    throw new GoshawkError('unavailable', `${where}: baseUrl: ${baseUrl} answers HTTP ${status}: ${todo}`)
  }
  if (status !== 200) return
  const json = readJson(text)
  const { data } = modelList.safeParse('value' in json ? json.value : undefined)
  const served = data?.data.map(({ id }) => id) ?? []
  if (served.length === 0 || served.includes(model)) return
  const shown = served.slice(0, 8).map((id) => id.replace(/\p{C}/gu, ' ').slice(0, 100))
  throw new GoshawkError(
    'config-invalid',
    `${where}: model: "${model}" is not served at ${baseUrl}; expected ${shown.join(', ')}`,
  )
}

async function getModels(baseUrl: string, apiKey: string, where: string) {
  const url = `${baseUrl.replace(/\/+$/, '')}/models`
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...(apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }) },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    const text = response.status === 200 ? (await response.text()).slice(0, listCharactersMax) : ''
    if (response.status !== 200) await response.body?.cancel()
    return { status: response.status, text }
  } catch (error) {
    const { cause } = error as { readonly cause?: unknown }
    const { code } = (cause ?? {}) as { readonly code?: string }
    const reason = messageOf(cause ?? error) || code || 'no reason given'
    throw new GoshawkError(
      'unavailable',
      `${where}: baseUrl: nobody answers at ${baseUrl} (${reason}); start the endpoint, or correct the address`,
      { cause: error },
    )
  }
}
