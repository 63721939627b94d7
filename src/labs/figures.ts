import * as v from 'valibot';
import { textOf } from './activation/curves.js';
import { describe } from './activation/describe.js';
import { activationFigure } from './activation/figures.js';
import { activationLab } from './activation/lab.js';
import type { Canvas, Figure } from './figure/figure.js';

/** What a lab shows of one state. */
interface Drawer {
  readonly figure: (state: unknown, canvas: Canvas) => Figure;
  /** What the figure says, computed from its numbers. */
  readonly description: (state: unknown) => string;
  /** The selected call's formula on one line, with its own numbers. */
  readonly formulaText: (state: unknown) => string;
}

const activation = v.parser(activationLab.schema);

const drawers: Readonly<Record<string, Drawer>> = {
  [activationLab.id]: {
    figure: (state, canvas) => activationFigure(activation(state), canvas),
    description: (state) => describe(activation(state)).join(' '),
    formulaText(state) {
      const { curves, selected } = activation(state);
      const curve = curves[selected];
      return curve ? textOf(curve) : '';
    },
  },
};

/**
 * What draws a lab's states. Its functions throw if the state is not one of the lab.
 *
 * @throws {Error} if there is no such lab.
 */
export function drawerOf(lab: string): Drawer {
  const drawer = drawers[lab];
  if (!drawer) throw new Error(`there is no lab ${lab}`);
  return drawer;
}
