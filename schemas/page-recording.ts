/** How a recording lies beside a page that shows it without a server: what `goshawk view export` writes and the page reads. */

/** In the page's head; its content is the folder with the data, relative to the page. */
export const recordingMetaName = 'goshawk-recording'
export const manifestName = 'recording.json'
export const pageRecordingVersion = 1

export interface PageRecording {
  readonly version: typeof pageRecordingVersion
  /** What was exported, for people. */
  readonly title: string
  readonly frames: number
  /** Files of world frames without pictures, in order: gRPC-Web frames (a flag byte, a length, a goshawk.v1.WorldFrame). */
  readonly parts: readonly string[]
  /** Frames in each part but the last. */
  readonly framesPerPart: number
  /** Of the pictures, pixels; 0 without any. */
  readonly imageWidth: number
  /** Of the recording, left out because something of them is damaged; absent for none. */
  readonly framesUnreadable?: number
  /** What is wrong with the first of these. */
  readonly unreadable?: string
}

/** @param index - of the part, from 0. */
export function partFile(index: number): string {
  return `frames-${String(index).padStart(4, '0')}.bin`
}

/** File of a frame's pictures: a goshawk.v1.WorldFrame that has nothing but `cameras`. */
export function picturesFile(sequence: number): string {
  return `pictures/${String(sequence).padStart(6, '0')}.bin`
}

/** @throws Error that says what is wrong with it. */
export function checkPageRecording(value: unknown): PageRecording {
  const found = value as Partial<PageRecording> | null
  const refuse = (field: string, expected: string) => {
    const shown = JSON.stringify((found as Record<string, unknown> | null)?.[field])
    throw new Error(`${manifestName}: ${field}: ${shown}; expected ${expected}`)
  }
  if (typeof found !== 'object' || found === null) throw new Error(`${manifestName}: expected an object`)
  if (found.version !== pageRecordingVersion) refuse('version', `${pageRecordingVersion}: export the recording again`)
  const isCount = (count: unknown) => Number.isSafeInteger(count) && (count as number) >= 0
  if (!isCount(found.frames)) refuse('frames', 'a count')
  if (!isCount(found.framesPerPart) || found.framesPerPart === 0) refuse('framesPerPart', 'a count from 1')
  if (!isCount(found.imageWidth)) refuse('imageWidth', 'pixels')
  const { parts } = found
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string' && /^[\w-]+\.bin$/.test(part))) {
    refuse('parts', 'names of .bin files')
  }
  if (typeof found.title !== 'string') refuse('title', 'a text')
  if (found.framesUnreadable !== undefined && !isCount(found.framesUnreadable)) refuse('framesUnreadable', 'a count')
  if (found.unreadable !== undefined && typeof found.unreadable !== 'string') refuse('unreadable', 'a text')
  return found as PageRecording
}
