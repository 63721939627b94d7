/** Attributes that hold coordinates; their last digits are the processor's. */
const GEOMETRY = /^(d|points|transform|x|y|x1|y1|x2|y2|cx|cy|r|width|height|viewBox)$/;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;
/** In pixels: what is kept is rounded to a tenth. */
const TOLERANCE = 0.11;

/** A picture as it is kept: an element a line, its coordinates rounded to a tenth of a pixel. */
export function figureSnapshot(svg: string): string {
  const lines = svg.replaceAll('><', '>\n<');
  return `${lines.replace(/([\w-]+)="([^"]*)"/g, (attribute, name: string, value: string) =>
    GEOMETRY.test(name)
      ? `${name}="${value.replace(NUMBER, (number) => String(Math.round(10 * Number(number)) / 10))}"`
      : attribute,
  )}\n`;
}

/**
 * Where two kept pictures differ: by more than the last digits of a coordinate, or in any word.
 *
 * @returns the first such line of both, or `undefined` if there is none.
 */
export function figureDifference(ours: string, kept: string): string | undefined {
  const [own, other] = [ours.split('\n'), kept.split('\n')];
  for (let i = 0; i < Math.max(own.length, other.length); i++) {
    const [a = '', b = ''] = [own[i], other[i]];
    if (a !== b && !isNear(a, b)) return `line ${i + 1}\n- ${b}\n+ ${a}`;
  }
  return undefined;
}

function isNear(a: string, b: string): boolean {
  const [own, other] = [coordinatesOf(a), coordinatesOf(b)];
  return (
    own.rest === other.rest &&
    own.numbers.every((number, i) => Math.abs(number - (other.numbers[i] ?? NaN)) <= TOLERANCE)
  );
}

function coordinatesOf(line: string): { readonly numbers: number[]; readonly rest: string } {
  const numbers: number[] = [];
  const rest = line.replace(/([\w-]+)="([^"]*)"/g, (attribute, name: string, value: string) =>
    GEOMETRY.test(name)
      ? `${name}="${value.replace(NUMBER, (number) => {
          numbers.push(Number(number));
          return '#';
        })}"`
      : attribute,
  );
  return { numbers, rest };
}
