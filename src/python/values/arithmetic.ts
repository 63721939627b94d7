/** Python's operators on two numbers; `undefined` where Python raises or gives a complex number. */
export function arithmetic(a: number, operator: string, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '//':
      return b === 0 ? undefined : Math.floor(a / b);
    case '%':
      return b === 0 ? undefined : a - b * Math.floor(a / b);
    case '**':
      return (a < 0 && !Number.isInteger(b)) || (a === 0 && b < 0) ? undefined : a ** b;
    case '<<':
      return isShift(a, b) ? a * 2 ** b : undefined;
    case '>>':
      return isShift(a, b) ? Math.floor(a / 2 ** b) : undefined;
    default:
      return undefined;
  }
}

function isShift(a: number, b: number): boolean {
  return Number.isInteger(a) && Number.isInteger(b) && b >= 0;
}

/** Constants by qualified name. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ...['math', 'numpy', 'torch', 'torch.math'].flatMap((module): [string, number][] => [
    [`${module}.pi`, Math.PI],
    [`${module}.e`, Math.E],
    [`${module}.inf`, Infinity],
    [`${module}.nan`, NaN],
  ]),
  ['math.tau', 2 * Math.PI],
]);

/** Functions of numbers by qualified name; NaN where Python raises. */
export const FUNCTIONS: ReadonlyMap<string, (...numbers: readonly number[]) => number> = new Map<
  string,
  (...numbers: readonly number[]) => number
>([
  ['builtins.abs', (x = NaN) => Math.abs(x)],
  ['builtins.max', (...numbers) => (numbers.length > 0 ? Math.max(...numbers) : NaN)],
  ['builtins.min', (...numbers) => (numbers.length > 0 ? Math.min(...numbers) : NaN)],
  ['builtins.pow', (x = NaN, y = NaN) => arithmetic(x, '**', y) ?? NaN],
  ['builtins.round', roundHalfEven],
  ['math.ceil', (x = NaN) => Math.ceil(x)],
  ['math.floor', (x = NaN) => Math.floor(x)],
  ['math.pow', (x = NaN, y = NaN) => arithmetic(x, '**', y) ?? NaN],
  [
    'math.log',
    (x = NaN, base = Math.E) => (base === Math.E ? Math.log(x) : Math.log(x) / Math.log(base)),
  ],
  ...['math', 'numpy'].flatMap((module): [string, (x?: number) => number][] => [
    [`${module}.cos`, (x = NaN) => Math.cos(x)],
    [`${module}.exp`, (x = NaN) => Math.exp(x)],
    [`${module}.log10`, (x = NaN) => Math.log10(x)],
    [`${module}.log2`, (x = NaN) => Math.log2(x)],
    [`${module}.sin`, (x = NaN) => Math.sin(x)],
    [`${module}.sqrt`, (x = NaN) => Math.sqrt(x)],
    [`${module}.tanh`, (x = NaN) => Math.tanh(x)],
  ]),
  ['numpy.log', (x = NaN) => Math.log(x)],
]);

/** Rounds halves to the even neighbor. */
function roundHalfEven(x = NaN, places = 0): number {
  if (!Number.isFinite(x) || places !== 0) {
    return places > 0 && places <= 20 ? roundedTo(x, places) : NaN;
  }
  const floor = Math.floor(x);
  const isHalf = x - floor === 0.5;
  return isHalf ? floor + (Math.abs(floor) % 2) : Math.round(x);
}

function roundedTo(x: number, places: number): number {
  const digits = x.toFixed(places + ENOUGH_DIGITS);
  const isHalf = /^50*$/.test(digits.slice(-ENOUGH_DIGITS));
  const below = digits.slice(0, -ENOUGH_DIGITS);
  return Number(isHalf && /[02468]$/.test(below) ? below : x.toFixed(places));
}

/** Behind the digit that is rounded: more than a number has that is not exactly between two others. */
const ENOUGH_DIGITS = 60;
