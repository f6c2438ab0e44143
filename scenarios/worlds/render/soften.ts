/** Smooths the stairs of hard edges, as a lens does: where neighbours differ much, a pixel takes a share of them. */

/** Differences of brightness below this are left alone, so that grain and texture stay sharp. */
const edgeMin = 18

/**
 * @param source - [height * width * 3] RGB
 * @param luma - [height * width] brightness of the same pixels
 * @param target - [height * width * 3], receives the picture
 */
export function softenEdges(
  source: Uint8Array,
  luma: Uint8Array,
  target: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  target.set(source)
  const row = width * 3
  for (let v = 1; v < height - 1; v++) {
    for (let u = 1, i = v * width + 1; u < width - 1; u++, i++) {
      const up = luma[i - width]!
      const down = luma[i + width]!
      const left = luma[i - 1]!
      const right = luma[i + 1]!
      const steepX = left > right ? left - right : right - left
      const steepY = up > down ? up - down : down - up
      if (steepX < edgeMin && steepY < edgeMin) continue
      const at = i * 3
      const share = steepX + steepY > 2 * edgeMin ? 0.14 : 0.09
      const own = 1 - 4 * share
      for (let k = at; k < at + 3; k++) {
        target[k] = own * source[k]! + share * (source[k - 3]! + source[k + 3]! + source[k - row]! + source[k + row]!)
      }
    }
  }
}
