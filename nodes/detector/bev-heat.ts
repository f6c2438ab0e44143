/** How strong the model's bird's-eye features are, cell by cell: a picture for people, not an input of anything. */

/**
 * The L2 norm over the channels of every cell, 0 for the frame's weakest and 255 for its strongest: after a layer
 * normalisation all norms are alike, so only their differences say something.
 *
 * @param bev - [cells, channels], row-major; numbers that are not finite count as 0.
 * @returns a byte a cell, in the order of the cells; all 0 where there is no difference.
 */
export function bevHeat(bev: Float32Array, channels: number): Uint8Array {
  const cells = Math.floor(bev.length / channels)
  const norms = new Float64Array(cells)
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (let cell = 0, i = 0; cell < cells; cell++) {
    let squares = 0
    for (const end = i + channels; i < end; i++) squares += bev[i]! * bev[i]!
    const norm = Number.isFinite(squares) ? Math.sqrt(squares) : 0
    norms[cell] = norm
    if (norm < least) least = norm
    if (norm > most) most = norm
  }
  const scale = most > least ? 255 / (most - least) : 0
  return Uint8Array.from(norms, (norm) => Math.round((norm - least) * scale))
}
