import { EngineError } from '../../engine/error.js';
import type { BoundLoss, Loss } from '../../engine/losses/define.js';
import { losses } from '../../engine/losses/index.js';
import type { ParamValues } from '../../engine/params.js';
import { bindArguments, type Call } from '../../python/index.js';
import { show, tabulate, type Crosshair, type LabFigure } from '../figure/figure.js';
import { paramsFromCall } from '../paramsFromCall.js';
import { drawChart } from '../schedule/lineChart.js';

/** The curve of one call of a loss, and what of the call could not be read, one sentence each. */
export interface LossPicture {
  readonly figure: LabFigure;
  readonly notes: readonly string[];
}

const SAMPLES = 161;
const USUAL_DOMAIN = [-4, 4] as const;
/** Curves in one picture. */
const MOST_TARGETS = 2;

/** The loss of one element against what the model says, a curve a target; `undefined` for other names. */
export function lossPicture(call: Pick<Call, 'name' | 'arguments'>): LossPicture | undefined {
  const loss = losses.find(call.name);
  if (!loss) return undefined;
  const form = loss.forms.find(({ name }) => name === call.name) ?? loss.forms[0];
  const shaping = Object.entries(loss.params).filter(
    ([name, { kind }]) => kind !== 'tensor' && name !== 'reduction',
  );
  const { params, notes } = paramsFromCall(
    Object.fromEntries(shaping),
    bindArguments(form?.signature ?? '', call.arguments),
  );
  const { bound, problem } = bind(loss, params);
  return {
    figure: curvesFigure(loss, bound),
    notes: problem === undefined ? notes : [...notes, `${problem}: drawn with the defaults.`],
  };
}

function bind(
  loss: Loss,
  params: ParamValues,
): { readonly bound: BoundLoss; readonly problem?: string } {
  try {
    return { bound: loss.with(params) };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { bound: loss.with(), problem: error.message };
  }
}

function curvesFigure({ face, label }: Loss, bound: BoundLoss): LabFigure {
  const domain = face.domain ?? USUAL_DOMAIN;
  const [from, to] = domain;
  const curves = face.targets.slice(0, MOST_TARGETS).map((target, colour) => {
    const { f } = bound.curve(target);
    return { label: face.targets.length > 1 ? `target ${show(target)}` : label, colour, f };
  });
  const x = Array.from({ length: SAMPLES }, (_, i) => from + ((to - from) * i) / (SAMPLES - 1));
  const values = curves.map(({ f }) => x.map(f));
  const [low, high] = extent(values.flat());
  const lines = curves.map(({ label: name, colour }, i) => ({
    label: name,
    colour,
    x,
    y: (values[i] ?? []).map((value) => (value <= high ? value : NaN)),
  }));
  const crosshair: Crosshair = {
    name: face.variable,
    domain,
    readAt: (at) => curves.map(({ f, ...curve }) => ({ ...curve, dashed: false, value: f(at) })),
  };
  return {
    id: 'loss',
    title: `${label} of one element`,
    draw: (canvas) =>
      drawChart(
        {
          x: { label: face.variable, domain },
          y: { domain: [low, high] },
          lines,
          points: [],
          rules: [],
          legend: true,
        },
        canvas,
      ),
    reading: curves.map(
      ({ label: name, f }) =>
        `${name}: ${show(f(from))} at ${face.variable} = ${show(from)}, ${show(f(to))} at ${show(to)}.`,
    ),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

/** From 0 or the lowest value to the highest, but not to the tip of a spike. */
function extent(values: readonly number[]): [number, number] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const [low = 0] = sorted;
  const high = sorted.at(-1) ?? 1;
  const most = sorted[Math.floor(0.95 * sorted.length)] ?? high;
  const top = high > 3 * most ? 1.5 * most : high;
  return [Math.min(0, low), top > Math.min(0, low) ? top : 1];
}
