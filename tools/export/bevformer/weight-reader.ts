/** How layers get at their weights: by the official key, as float32 in the official order. */
export interface WeightReader {
  /** Borrowed: whoever changes it copies it first. Throws GoshawkError 'weights-invalid' when it cannot be read. */
  read(key: string): Float32Array
  shape(key: string): readonly number[]
}
