/** What the address bar holds, so that a link shows a colleague the same. */
import { cameraText } from './link.js'
import { type CameraPlace, initialSettings, pictureRates, type Settings, type ViewName } from './state.js'

const views: ReadonlySet<string> = new Set<ViewName>(['birds-eye', 'top', 'chase', 'driver'])

export interface Looked {
  readonly camera?: CameraPlace | undefined
  /** As `objectText` writes it. */
  readonly object?: string | undefined
  /** Name of the scene shown; '' for none. */
  readonly scene?: string | undefined
}

/**
 * The fragment that names every setting that is not as at the start.
 *
 * @param momentUs - recorded time of the frame looked back at; undefined while the newest is shown.
 */
export function addressOf(settings: Settings, momentUs?: number, { camera, object, scene = '' }: Looked = {}): string {
  const fields = new URLSearchParams()
  if (settings.view !== initialSettings.view) fields.set('view', settings.view)
  if (settings.scoreMin !== initialSettings.scoreMin) fields.set('score', String(settings.scoreMin))
  if (settings.showGroundTruth) fields.set('truth', '1')
  if (!settings.showVelocity) fields.set('velocity', '0')
  if (!settings.showTracks) fields.set('tracks', '0')
  if (!settings.showMap) fields.set('map', '0')
  if (!settings.showPlan) fields.set('plan', '0')
  if (settings.showLidar) fields.set('lidar', '1')
  if (settings.showHeat) fields.set('heat', '1')
  if (settings.hiddenLabels.size > 0) fields.set('hide', [...settings.hiddenLabels].sort().join(','))
  if (settings.enlarged !== '') fields.set('camera', settings.enlarged)
  if (settings.theme !== initialSettings.theme) fields.set('theme', settings.theme)
  if (settings.pictureRateMax > 0) fields.set('pictures', String(settings.pictureRateMax))
  if (camera) fields.set('eye', cameraText(camera))
  if (camera?.isFree) fields.set('free', '1')
  if (object !== undefined) fields.set('object', object)
  if (scene !== '') fields.set('scene', scene)
  if (momentUs !== undefined) fields.set('at', String(momentUs))
  // Commas need no escape in a fragment, and are read by people.
  const text = fields.toString().replaceAll('%2C', ',')
  return text === '' ? '#' : `#${text}`
}

/** Settings named by a fragment; whatever is not understood is left as it is. */
export function settingsFrom(fragment: string): Partial<Settings> {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''))
  const view = fields.get('view') ?? ''
  const pictureRateMax = pictureRates.find((rate) => String(rate) === fields.get('pictures'))
  const score = Number(fields.get('score') ?? Number.NaN)
  return {
    ...(views.has(view) && { view: view as ViewName }),
    ...(score >= 0 && score <= 1 && { scoreMin: score }),
    ...(fields.get('truth') === '1' && { showGroundTruth: true }),
    ...(fields.get('velocity') === '0' && { showVelocity: false }),
    ...(fields.get('tracks') === '0' && { showTracks: false }),
    ...(fields.get('map') === '0' && { showMap: false }),
    ...(fields.get('plan') === '0' && { showPlan: false }),
    ...(fields.get('lidar') === '1' && { showLidar: true }),
    ...(fields.get('heat') === '1' && { showHeat: true }),
    ...(fields.has('hide') && { hiddenLabels: new Set(fields.get('hide')!.split(',').filter(Boolean)) }),
    ...(fields.has('camera') && { enlarged: fields.get('camera')! }),
    ...(pictureRateMax !== undefined && { pictureRateMax }),
    ...(fields.get('theme') === 'light' && { theme: 'light' as const }),
  }
}

/** The moment a link points at, recorded time in microseconds; undefined without one. */
export function momentFrom(fragment: string): number | undefined {
  const at = new URLSearchParams(fragment.replace(/^#/, '')).get('at') ?? ''
  return /^\d{1,16}$/.test(at) ? Number(at) : undefined
}
