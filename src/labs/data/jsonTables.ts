import { isRecord, isScalar, type JsonRecord } from './jsonText.js';

/** A list of values in JSON, or of a field of the records of a list, and where it is. */
export interface Found {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly values: readonly unknown[];
  /** Whether the values are not as they are there. */
  readonly isDerived?: true;
}

/** Records in JSON, and where they are. */
export interface FoundRows {
  readonly path: readonly string[];
  readonly rows: readonly unknown[];
  readonly header?: readonly string[];
  readonly isDerived?: true;
}

/** All tables of some JSON: lists of numbers or texts, and rows. */
export interface Tables {
  readonly lists: readonly Found[];
  readonly rows: readonly FoundRows[];
}

const DEEPEST = 8;
/** Runs whose histories are in a list have so many values at least. */
const FEWEST_VALUES = 3;

/** Everything of some JSON that can be read as a table. */
export function findTables(data: unknown): Tables {
  const lists: Found[] = [];
  const rows: FoundRows[] = [];
  const look = (value: unknown, path: readonly string[]): void => {
    if (path.length > DEEPEST) return;
    if (Array.isArray(value)) lookAtList(value, path);
    else if (isRecord(value)) lookAtRecord(value, path);
  };
  const lookAtList = (list: readonly unknown[], path: readonly string[]): void => {
    if (list.length === 0) return;
    if (list.every(isRecord)) {
      const runs = list.every(isHistory);
      if (runs)
        list.forEach((run, i) => {
          look(run, [...path, nameOfRun(run, i)]);
        });
      else rows.push({ path, rows: list });
    } else if (list.every(isScalar) && path.length > 0) {
      lists.push({ path, values: list });
    } else if (path.length > 0 && areSteps(list)) {
      lists.push({ path: [...path, 'step'], values: list.map(([step]) => step), isDerived: true });
      lists.push({ path, values: list.map(([, value]) => value), isDerived: true });
    } else if (path.length > 0 && isMatrix(list)) {
      list[0].forEach((_, i) => {
        lists.push({
          path: [...path.slice(0, -1), `${path.at(-1) ?? ''}_${i}`],
          values: list.map((row) => row[i]),
          isDerived: true,
        });
      });
    } else {
      const header = textsOf(list[0]);
      const isHeaded = header && list.length > 1 && !textsOf(list[1]);
      rows.push(isHeaded ? { path, rows: list.slice(1), header } : { path, rows: list });
    }
  };
  const lookAtRecord = (record: JsonRecord, path: readonly string[]): void => {
    const { columns, data: body } = record;
    const header = textsOf(columns);
    if (header && Array.isArray(body)) {
      rows.push({ path: [...path, 'data'], rows: body, header });
      return;
    }
    const entries = Object.entries(record).filter(([key, value]) => !isSchema(key, value));
    const nested = entries.filter(([, value]) => isRecord(value));
    const inner = nested.map(([, value]) => Object.keys(value as JsonRecord));
    if (nested.length > 0 && nested.length === entries.length) {
      if (inner.every((keys) => keys.length > 0 && keys.every(isIndex))) {
        for (const [key, value] of nested) {
          lists.push({ path: [...path, key], values: Object.values(value as JsonRecord) });
        }
        return;
      }
      const isByKey =
        nested.length > 1 && nested.every(([key, value]) => isStepKey(key) && isFlat(value));
      if (isByKey) {
        rows.push({
          path,
          rows: nested.map(([key, value]) => withStep(key, value as JsonRecord)),
          isDerived: true,
        });
        return;
      }
    }
    for (const [key, value] of entries) look(value, [...path, key]);
  };
  look(data, []);
  return { lists, rows };
}

/** The description of the columns in pandas' `orient="table"`. */
function isSchema(key: string, value: unknown): boolean {
  return key === 'schema' && isRecord(value) && Array.isArray(value['fields']);
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key);
}

/** E.g. `3`, `epoch_3` or `Epoch 3`. */
function isStepKey(key: string): boolean {
  return /^([a-z]+[ _-]*)?\d+$/i.test(key);
}

/** A record without lists, so that it can be a row. */
function isFlat(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.values(value).every((one) => isScalar(one) || (isRecord(one) && isFlat(one)))
  );
}

function withStep(key: string, row: JsonRecord): JsonRecord {
  const [, word = '', number = ''] = /^([a-z]*)[ _-]*(\d+)$/i.exec(key) ?? [];
  const name = word === '' ? 'epoch' : word.toLowerCase();
  return name in row ? row : { [name]: Number(number), ...row };
}

/** The curves of one run among several, e.g. of a fold: lists that are equally long, and settings. */
function isHistory(record: JsonRecord): boolean {
  const lists = Object.entries(record).filter(([, value]) => Array.isArray(value));
  const isCurve = ([name, value]: [string, unknown]): boolean =>
    /loss|acc|error/i.test(name) && Array.isArray(value) && value.length >= FEWEST_VALUES;
  return (
    lists.some(isCurve) ||
    Object.values(record).some((value) => isRecord(value) && isHistory(value))
  );
}

function nameOfRun(run: JsonRecord, index: number): string {
  for (const key of ['name', 'run', 'run_name', 'id', 'experiment', 'fold', 'seed', 'model']) {
    const value = run[key];
    if (typeof value === 'string' || typeof value === 'number') {
      return typeof value === 'number' ? `${key} ${value}` : value;
    }
  }
  return `run ${index + 1}`;
}

/** Pairs of an ascending step and a value. */
function areSteps(list: readonly unknown[]): list is readonly (readonly [number, number])[] {
  let last = -Infinity;
  return list.every((pair) => {
    const isPair =
      Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'number');
    const step: unknown = isPair ? pair[0] : NaN;
    const isNext = typeof step === 'number' && Number.isInteger(step) && step > last;
    if (isNext) last = step;
    return isNext;
  });
}

/** More columns than this are no classes but something else. */
const WIDEST = 1000;

/** Rows of equally many numbers or texts, e.g. the probabilities of the classes. */
function isMatrix(
  list: readonly unknown[],
): list is readonly [readonly unknown[], ...(readonly unknown[])[]] {
  const [first] = list;
  return (
    Array.isArray(first) &&
    first.length > 0 &&
    first.length <= WIDEST &&
    !textsOf(first) &&
    list.every((row) => Array.isArray(row) && row.length === first.length && row.every(isScalar))
  );
}

export function textsOf(row: unknown): string[] | undefined {
  if (!Array.isArray(row) || row.length === 0) return undefined;
  const cells: unknown[] = row;
  const texts = cells.filter((cell) => typeof cell === 'string');
  return texts.length === cells.length ? texts : undefined;
}
