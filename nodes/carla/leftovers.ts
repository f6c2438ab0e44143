/** Actors of Goshawk clients that were killed before they could destroy them: their sensors name host and process. */
import { hostname } from 'node:os'
import type { CarlaActor } from '../../scenarios/carla/structs.js'

const mark = 'goshawk'

/** The role name of a sensor of this process. */
export function sensorRole(sensor: string): string {
  return `${mark}/${hostname()}/${process.pid}/${sensor}`
}

const roleOf = ({ description }: CarlaActor) => description.attributes.find(({ id }) => id === 'role_name')?.value ?? ''

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // ESRCH: no such process; anything else (EPERM) is one that may not be asked.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Ids to destroy, in this order: sensors of processes of this host that are gone, then the vehicles they ride on. */
export function leftovers(actors: readonly CarlaActor[], isGone = (pid: number) => !isAlive(pid)): number[] {
  const sensors = actors.filter((actor) => {
    const [first, host, pid] = roleOf(actor).split('/')
    return first === mark && host === hostname() && isGone(Number(pid))
  })
  const vehicles = new Set(sensors.map(({ parentId }) => parentId).filter((id) => id !== 0))
  return [...sensors.map(({ id }) => id), ...vehicles]
}
