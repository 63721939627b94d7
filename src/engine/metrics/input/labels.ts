/** The smallest label, and how many whole numbers there are from it to the largest. */
export interface LabelRange {
  readonly smallest: number;
  readonly range: number;
}

/** The range of the labels in both arrays, of which the first must not be empty. */
export function rangeOf(first: Int32Array, second: Int32Array = first): LabelRange {
  const [low, high] = extremes(first);
  if (first === second || second.length === 0) return { smallest: low, range: high - low + 1 };
  const [otherLow, otherHigh] = extremes(second);
  const smallest = Math.min(low, otherLow);
  return { smallest, range: Math.max(high, otherHigh) - smallest + 1 };
}

function extremes(labels: Int32Array): [number, number] {
  let low = labels[0]!;
  let high = low;
  for (let i = 1; i < labels.length; i++) {
    const label = labels[i]!;
    if (label < low) low = label; // quicker than Math.min, as it is hardly ever true
    if (label > high) high = label;
  }
  return [low, high];
}

/** Up to so many whole numbers from the smallest to the largest label, a table finds those that occur. */
const TABLE = 1 << 22;

/** The labels that occur in either array, ascending. */
export function distinctLabels(first: Int32Array, second: Int32Array = first): Int32Array {
  const { smallest, range } = rangeOf(first, second);
  if (range > TABLE) {
    const found = new Set(first);
    if (second !== first) for (const label of second) found.add(label);
    return Int32Array.from(found).sort();
  }
  const present = new Uint8Array(range);
  mark(present, first, smallest);
  if (second !== first) mark(present, second, smallest);
  let many = 0;
  for (const one of present) many += one;
  const labels = new Int32Array(many);
  let next = 0;
  for (let i = 0; i < range; i++) if (present[i]) labels[next++] = smallest + i;
  return labels;
}

function mark(present: Uint8Array, labels: Int32Array, smallest: number): void {
  // Backwards by index: iterating a typed array costs several times as much.
  for (let i = labels.length - 1; i >= 0; i--) present[labels[i]! - smallest] = 1;
}

/** Where each label is in `classes`, or −1 where it is not among them. */
export function indexIn(classes: Int32Array, labels: Int32Array): Int32Array {
  const { smallest, range } = rangeOf(classes);
  const indexes = new Int32Array(labels.length);
  if (range > TABLE) {
    const places = new Map(Array.from(classes, (label, i) => [label, i]));
    for (let i = 0; i < labels.length; i++) indexes[i] = places.get(labels[i]!) ?? -1;
    return indexes;
  }
  const places = new Int32Array(range).fill(-1);
  for (let i = 0; i < classes.length; i++) places[classes[i]! - smallest] = i;
  for (let i = 0; i < labels.length; i++) {
    const offset = labels[i]! - smallest;
    indexes[i] = offset >= 0 && offset < range ? places[offset]! : -1;
  }
  return indexes;
}
