/** The passes of the radix sort: the highest 22 of 32 bits in two digits, or all of them in three. */
const TWO_PASSES = [10, 21];
const THREE_PASSES = [0, 11, 22];
const counts = THREE_PASSES.map(() => new Uint32Array(2048));
/** Up to here 22 bits tell most values apart. */
const FEW = 1 << 17;
/** Ciura 2001, "Best Increments for the Average Case of Shellsort". */
const GAPS = [701, 301, 132, 57, 23, 10, 4, 1];
/** Stretches up to here are sorted by comparison: quicker than to clear and add up the counters. */
const SHORT = 1500;
/** The same where equal values must keep their order, which Shell's sort does not. */
const SHORT_CARRIED = 48;
/** Where the high word of a float64 is: second on little-endian machines. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * Sorts `values[from, to)` from large to small, in place; `carried`, if given, moves along, and then
 * equal values keep their order. The values must be finite, and none may be −0.
 *
 * A radix sort over the bits of the numbers: the first 22 or 32 bits in which any two differ are sorted
 * in two or three passes. What shares all of those bits lies together by then, and wherever it is not
 * yet in order it is sorted by the rest. The time is linear in the number of values.
 *
 * @param spare room for as many values as `values` has; its contents are lost. `spareCarried` alike.
 */
export function sortDescending(
  values: Float64Array,
  from: number,
  to: number,
  spare: Float64Array,
  carried?: Float64Array,
  spareCarried?: Float64Array,
): void {
  if (carried && to - from <= SHORT_CARRIED) {
    insertionSort(values, from, to, carried);
    return;
  }
  if (!carried && to - from <= SHORT) {
    shellSort(values, from, to);
    return;
  }
  const window = differingBits(values, from, to);
  if (!window) return;
  let source: Side = { values, words: wordsOf(values), carried };
  let target: Side = { values: spare, words: wordsOf(spare), carried: spareCarried };
  const shifts = to - from <= FEW && window.first === HIGH ? TWO_PASSES : THREE_PASSES;
  count(source.words, from, to, window, shifts);
  shifts.forEach((shift, digit) => {
    if (!startsOf(counts[digit]!, from, to)) return;
    if (source.carried) scatterBoth(source, target, from, to, window, shift, counts[digit]!);
    else scatter(source, target, from, to, window, shift, counts[digit]!);
    [source, target] = [target, source];
  });
  if (source.values !== values) {
    values.set(spare.subarray(from, to), from);
    if (spareCarried) carried?.set(spareCarried.subarray(from, to), from);
  }
  finish(values, from, to, window, shifts[0]!, spare, carried, spareCarried);
}

/** The values on one side of a pass, once more as 32-bit words, and what they carry along. */
interface Side {
  readonly values: Float64Array;
  readonly words: Uint32Array;
  readonly carried: Float64Array | undefined;
}

/**
 * The 32 bits of each number that a pass looks at: those of the word `first` from the bit `up` from
 * its top on, then the top of the low word. `flip` is the sign bit, where `first` holds it.
 */
interface Window {
  readonly first: number;
  readonly flip: number;
  readonly up: number;
}

function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

/** Begins at the first bit in which any two values differ; nothing if all are equal. */
function differingBits(values: Float64Array, from: number, to: number): Window | undefined {
  let smallest = values[from]!;
  let largest = smallest;
  for (let i = from; i < to; i++) {
    smallest = Math.min(smallest, values[i]!);
    largest = Math.max(largest, values[i]!);
  }
  if (smallest === largest) return undefined;
  const words = wordsOf(Float64Array.of(smallest, largest));
  const up = Math.clz32(words[HIGH]! ^ words[2 + HIGH]!);
  if (up === 32) return { first: 1 - HIGH, flip: 0, up: 0 };
  return { first: HIGH, flip: 0x80000000, up };
}

/** The bits in the window of number `i`, as a whole number that is the smaller the larger the value. */
function keyAt(words: Uint32Array, i: number, first: number, flip: number, up: number): number {
  const sign = words[2 * i + HIGH]! >> 31;
  const head = (words[2 * i + first]! ^ (sign | flip)) << up;
  const tail = ((words[2 * i + 1 - HIGH]! ^ sign) >>> 1) >>> (31 - up);
  return ~(head | tail);
}

function count(
  words: Uint32Array,
  from: number,
  to: number,
  { first, flip, up }: Window,
  shifts: readonly number[],
): void {
  const [low, middle, high] = [counts[0]!.fill(0), counts[1]!.fill(0), counts[2]!.fill(0)];
  const [lowShift = 0, middleShift = 0, highShift] = shifts;
  if (highShift === undefined) {
    for (let i = from; i < to; i++) {
      const key = keyAt(words, i, first, flip, up);
      low[(key >>> lowShift) & 2047]!++;
      middle[(key >>> middleShift) & 2047]!++;
    }
    return;
  }
  for (let i = from; i < to; i++) {
    const key = keyAt(words, i, first, flip, up);
    low[(key >>> lowShift) & 2047]!++;
    middle[(key >>> middleShift) & 2047]!++;
    high[(key >>> highShift) & 2047]!++;
  }
}

/** Turns how often each digit occurs into where its first value goes; false if all share one digit. */
function startsOf(occurrences: Uint32Array, from: number, to: number): boolean {
  let start = from;
  for (let digit = 0; digit < occurrences.length; digit++) {
    const many = occurrences[digit]!;
    if (many === to - from) return false;
    occurrences[digit] = start;
    start += many;
  }
  return true;
}

function scatter(
  source: Side,
  target: Side,
  from: number,
  to: number,
  { first, flip, up }: Window,
  shift: number,
  starts: Uint32Array,
): void {
  const { values, words } = source;
  const sorted = target.values;
  for (let i = from; i < to; i++) {
    const digit = (keyAt(words, i, first, flip, up) >>> shift) & 2047;
    sorted[starts[digit]!++] = values[i]!;
  }
}

function scatterBoth(
  source: Side,
  target: Side,
  from: number,
  to: number,
  { first, flip, up }: Window,
  shift: number,
  starts: Uint32Array,
): void {
  const { values, words, carried } = source;
  const sorted = target.values;
  const sortedCarried = target.carried;
  if (!carried || !sortedCarried) return;
  for (let i = from; i < to; i++) {
    const digit = (keyAt(words, i, first, flip, up) >>> shift) & 2047;
    const place = starts[digit]!++;
    sorted[place] = values[i]!;
    sortedCarried[place] = carried[i]!;
  }
}

/** Sorts each stretch of values that differ in the last `unseen` bits of the window or beyond only, if it
 * is out of order. */
function finish(
  values: Float64Array,
  from: number,
  to: number,
  { first, flip, up }: Window,
  unseen: number,
  spare: Float64Array,
  carried: Float64Array | undefined,
  spareCarried: Float64Array | undefined,
): void {
  const words = wordsOf(values);
  for (let i = from + 1; i < to; i++) {
    if (values[i]! <= values[i - 1]!) continue;
    const key = keyAt(words, i, first, flip, up) >>> unseen;
    let start = i - 1;
    while (start > from && keyAt(words, start - 1, first, flip, up) >>> unseen === key) start--;
    let end = i + 1;
    while (end < to && keyAt(words, end, first, flip, up) >>> unseen === key) end++;
    sortDescending(values, start, end, spare, carried, spareCarried);
    i = end;
  }
}

function shellSort(values: Float64Array, from: number, to: number): void {
  for (const gap of GAPS) {
    for (let i = from + gap; i < to; i++) {
      const value = values[i]!;
      let j = i;
      for (; j >= from + gap && values[j - gap]! < value; j -= gap) values[j] = values[j - gap]!;
      values[j] = value;
    }
  }
}

function insertionSort(
  values: Float64Array,
  from: number,
  to: number,
  carried: Float64Array,
): void {
  for (let i = from + 1; i < to; i++) {
    const value = values[i]!;
    const companion = carried[i]!;
    let j = i;
    for (; j > from && values[j - 1]! < value; j--) {
      values[j] = values[j - 1]!;
      carried[j] = carried[j - 1]!;
    }
    values[j] = value;
    carried[j] = companion;
  }
}
