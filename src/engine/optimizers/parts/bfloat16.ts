const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/**
 * The bfloat16 nearest to a number, ties to even: float32 with 8 of its 24 bits of mantissa. Goes by way
 * of float32, as PyTorch converts, so that a tie may round twice; NaN and ±∞ stay.
 */
export function roundToBfloat16(value: number): number {
  single[0] = value;
  if (!Number.isFinite(single[0])) return single[0];
  const pattern = bits[0]!;
  bits[0] = pattern + 0x7fff + ((pattern >>> 16) & 1);
  bits[0] = bits[0] & 0xffff0000;
  return single[0];
}
