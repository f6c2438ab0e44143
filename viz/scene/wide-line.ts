/** Lines wider than a pixel, for shaders: WebGL itself draws them one pixel wide. */
import { type Mesh, type ShaderMaterial, Vector2, type WebGLRenderer } from 'three'

/** Nearer to the eye than this, lines are cut: what is behind it would fold over. Metres. */
const nearM = 0.1

/**
 * GLSL. `corner.x` is 0 at the start of the line and 1 at its end, `corner.y` one of -1 and 1. Both ends reach half a width
 * further, so that lines that meet have no notch between them. From the eye's frame to clip space.
 */
export const wideLine = `
uniform vec2 pixel;
vec4 wideLine(vec4 a, vec4 b, vec2 corner, float widthPx) {
  float near = -${nearM.toFixed(2)};
  if (a.z > near && b.z > near) return vec4(2.0, 2.0, 2.0, 1.0);
  if (a.z > near) a = mix(b, a, (near - b.z) / (a.z - b.z));
  else if (b.z > near) b = mix(a, b, (near - a.z) / (b.z - a.z));
  vec4 p = projectionMatrix * a; vec4 q = projectionMatrix * b;
  vec2 along = (q.xy / q.w - p.xy / p.w) / pixel;
  float lengthPx = length(along);
  along = lengthPx > 1e-6 ? along / lengthPx : vec2(1.0, 0.0);
  vec4 at = corner.x < 0.5 ? p : q;
  vec2 offset = vec2(-along.y, along.x) * corner.y + along * (2.0 * corner.x - 1.0);
  at.xy += 0.5 * widthPx * offset * pixel * at.w;
  return at;
}`

/** Tells the shader how large a pixel of the page is in clip space, at every drawing. */
export function keepPixelSize(mesh: Mesh, material: ShaderMaterial): void {
  const pixel = new Vector2()
  material.uniforms.pixel = { value: pixel }
  mesh.onBeforeRender = (renderer: WebGLRenderer) => {
    renderer.getSize(pixel)
    // Clip space is two units wide.
    pixel.set(2 / pixel.x, 2 / pixel.y)
  }
}
