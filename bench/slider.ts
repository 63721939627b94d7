import type { Locator } from 'playwright-core';
import { p95, type Row } from './row.js';

/** How often the slider is moved; the first moves are not counted. */
const MOVES = 120;
const WARM_UP = 20;

interface Moves {
  /** The values that the slider takes; all that it has unless told. */
  readonly over?: readonly [number, number];
  /** What is drawn anew. */
  readonly drawn?: string;
  /** The budget in milliseconds. */
  readonly most?: number;
}

/** A row of what passes from moving a slider until the pictures are new. */
export async function sliderRow(
  what: string,
  slider: Locator,
  { over, drawn = '.figure svg', most }: Moves = {},
): Promise<Row> {
  const times = await slider.first().evaluate(
    async (element, { range, selector, moves }) => {
      const input = element as HTMLInputElement;
      const [from, to] = range ?? [Number(input.min), Number(input.max)];
      const passed: number[] = [];
      for (let i = 0; i < moves; i++) {
        input.value = String(from + ((to - from) * (i + 1)) / moves);
        const before = [...document.querySelectorAll(selector)];
        const start = performance.now();
        input.dispatchEvent(new Event('input', { bubbles: true }));
        while (before.some((node) => node.isConnected)) await Promise.resolve();
        passed.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
      }
      return passed;
    },
    { range: over, selector: drawn, moves: MOVES },
  );
  return {
    what: `${what}, p95`,
    value: p95(times.slice(WARM_UP)),
    unit: 'ms',
    peer: { name: 'a frame at 60 Hz', value: 1000 / 60 },
    ...(most !== undefined && { budget: { kind: 'value', most } }),
  };
}
