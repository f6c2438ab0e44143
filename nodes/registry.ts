/** The node types that runtime.yaml may name, and where each is defined. A graph imports only those it uses. */
const types = [
  'simulator',
  'nuscenes',
  'carla',
  'detector',
  'tracker',
  'decision',
  'publisher',
  'results',
  'decision-log',
  'recorder',
  'recording',
] as const

/** Node type -> URL of the module whose default export is its definition. */
export const nodeModules: Readonly<Record<string, string>> = Object.fromEntries(
  types.map((type) => [type, new URL(`./${type}/node.js`, import.meta.url).href]),
)
