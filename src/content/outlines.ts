import * as v from 'valibot';

/** The outlines of the letters that the drawn formulas share, as `d` of an SVG path. */
export const outlinesSchema = v.array(v.string());

export type Outlines = v.InferOutput<typeof outlinesSchema>;

const USE = /"#g(\d+)"/g;

/** An SVG that points to outlines by their numbers, `#g12`, with those outlines in it. */
export function withOutlines(svg: string, outlines: Outlines): string {
  const numbers = new Set([...svg.matchAll(USE)].map(([, number]) => Number(number)));
  const paths = [...numbers].map(
    (number) => `<path id="g${number}" d="${outlines[number] ?? ''}"/>`,
  );
  return svg.replace('>', `><defs>${paths.join('')}</defs>`);
}
