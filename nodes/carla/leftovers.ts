/** Actors of Goshawk clients that were killed before they could destroy them: their role names tell host and process. */
import { hostname } from 'node:os'
import type { CarlaActor } from '../../scenarios/carla/structs.js'

const mark = 'goshawk'

/** The role name of an actor of this process: its ego, one of its traffic, or a sensor by its name. */
export function markedRole(part: string): string {
  return `${mark}/${hostname()}/${process.pid}/${part}`
}

/** CARLA takes every vehicle whose role name contains "hero" for the ego: large maps are loaded around it. */
export const egoPart = 'hero'
export const trafficPart = 'traffic'

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

/**
 * Ids to destroy, in this order: marked sensors of processes of this host that are gone, then their vehicles, and those
 * that sensors of theirs ride on, whose blueprint may know no role name.
 */
export function leftovers(actors: readonly CarlaActor[], isGone = (pid: number) => !isAlive(pid)): number[] {
  const left = actors.filter((actor) => {
    const [first, host, pid] = roleOf(actor).split('/')
    return first === mark && host === hostname() && isGone(Number(pid))
  })
  const sensors = left.filter(({ parentId }) => parentId !== 0)
  const vehicles = left.filter(({ parentId }) => parentId === 0).map(({ id }) => id)
  return [...sensors.map(({ id }) => id), ...new Set([...vehicles, ...sensors.map(({ parentId }) => parentId)])]
}
