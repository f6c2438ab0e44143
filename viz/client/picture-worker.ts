/** Turns JPEGs into bitmaps away from the page's own thread. */

export interface PictureTask {
  readonly id: number
  readonly jpeg: Uint8Array<ArrayBuffer>
}

export type PictureResult =
  | { readonly id: number; readonly bitmap: ImageBitmap }
  | { readonly id: number; readonly problem: string }

addEventListener('message', async ({ data: { id, jpeg } }: MessageEvent<PictureTask>) => {
  try {
    const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }))
    reply({ id, bitmap }, [bitmap])
  } catch (error) {
    reply({ id, problem: error instanceof Error ? error.message : String(error) }, [])
  }
})

/** `self` is a window to the type checker; in a worker its postMessage takes what to transfer. */
function reply(result: PictureResult, transfer: Transferable[]): void {
  postMessage(result, { transfer })
}
