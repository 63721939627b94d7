let kept: WeakRef<Float64Array> | undefined;

/**
 * Lends room for numbers, whatever is in it. The next loan is the same room, unless the garbage
 * collector took it: to get 80 MB from the operating system costs a tenth of the time of sorting them.
 */
export function withRoom<T>(length: number, use: (room: Float64Array) => T): T {
  const free = kept?.deref();
  kept = undefined; // a loan inside this one gets room of its own
  const room = free && free.length >= length ? free : new Float64Array(length);
  try {
    return use(room.subarray(0, length));
  } finally {
    kept = new WeakRef(room);
  }
}
