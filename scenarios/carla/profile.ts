/** What differs between CARLA versions on the wire (protocol notes, section 5). */
import { GoshawkError } from '../../schemas/errors.js'

export interface CarlaProfile {
  readonly version: '0.9.15' | '0.9.16'
  /** Arguments of `spawn_actor_with_parent` without Metadata: 5 with a socket name. */
  readonly spawnWithParentArgs: 4 | 5
  /** 4 with a trailing actor id. */
  readonly boundingBoxFields: 3 | 4
  /** Fields of SpawnActor in a batch: 6 with attachment and socket name. */
  readonly batchSpawnFields: 4 | 6
  /** Attribute types count Bool, Int, Float, String, RGBColor from here. A client echoes what the server gave. */
  readonly attributeTypeBase: 0 | 1
  /** Sensor type ids by which frames of a server are labelled; a client does not depend on them. */
  readonly sensorTypes: { readonly imu: number; readonly gnss: number; readonly rgb: number; readonly snapshot: number }
}

export const carla0915: CarlaProfile = {
  version: '0.9.15',
  spawnWithParentArgs: 4,
  boundingBoxFields: 3,
  batchSpawnFields: 4,
  attributeTypeBase: 0,
  sensorTypes: { imu: 5, gnss: 4, rgb: 13, snapshot: 16 },
}

export const carla0916: CarlaProfile = {
  version: '0.9.16',
  spawnWithParentArgs: 5,
  boundingBoxFields: 4,
  batchSpawnFields: 6,
  attributeTypeBase: 1,
  sensorTypes: { imu: 5, gnss: 4, rgb: 13, snapshot: 17 },
}

/** Attribute types of blueprints by name, as numbered in this version. */
export function attributeTypes({ attributeTypeBase: base }: CarlaProfile) {
  return { bool: base, int: base + 1, float: base + 2, string: base + 3, rgbColor: base + 4 } as const
}

/**
 * The profile of a server that calls itself `version` ("0.9.15", or "0.9.15-12-g1a2b3c4-dirty" when built from git).
 *
 * @throws GoshawkError 'config-invalid' for any other version.
 */
export function profileOfVersion(version: string): CarlaProfile {
  const number = /^\d+\.\d+\.\d+/.exec(version)?.[0]
  const profile = [carla0915, carla0916].find((each) => each.version === number)
  if (profile) return profile
  throw new GoshawkError(
    'config-invalid',
    `CARLA server: version "${version.slice(0, 40)}"; expected 0.9.15 or 0.9.16; start one of these`,
    { details: { version } },
  )
}
