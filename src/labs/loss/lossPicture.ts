import { EngineError } from '../../engine/error.js';
import type { BoundLoss, Loss } from '../../engine/losses/define.js';
import { losses } from '../../engine/losses/index.js';
import type { ParamValues } from '../../engine/params.js';
import { bindArguments, type Call } from '../../python/index.js';
import { tabulate, type Crosshair, type LabFigure } from '../figure/figure.js';
import { show } from '../figure/formatNumber.js';
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

type LossCall = Pick<Call, 'name' | 'arguments'>;

/** Another call of the same loss, and what tells the two apart. */
export interface Comparison {
  readonly call: LossCall;
  /** E.g. `label_smoothing=0.1` and `label_smoothing=0.0`. */
  readonly labels: readonly [own: string, other: string];
}

interface Curve {
  readonly label: string;
  readonly f: (x: number) => number;
}

/**
 * The loss of one element against what the model says, a curve a target, or a curve a call for the usual
 * target; `undefined` for other names, and for two calls with the same curves.
 */
export function lossPicture(call: LossCall, besides?: Comparison): LossPicture | undefined {
  const loss = losses.find(call.name);
  if (!loss) return undefined;
  const { bound, shape, notes } = boundBy(loss, call);
  const { targets } = loss.face;
  const [usual = 0] = targets;
  const other = besides && boundBy(loss, besides.call);
  if (other?.shape === shape) return undefined;
  const curves: Curve[] = other
    ? [
        { label: besides.labels[0], f: bound.curve(usual).f },
        { label: besides.labels[1], f: other.bound.curve(usual).f },
      ]
    : targets.slice(0, MOST_TARGETS).map((target) => ({
        label: targets.length > 1 ? `target ${show(target)}` : loss.label,
        f: bound.curve(target).f,
      }));
  return { figure: curvesFigure(loss, curves), notes };
}

interface BoundCall {
  readonly bound: BoundLoss;
  /** Equal for calls with the same curves. */
  readonly shape: string;
  readonly notes: readonly string[];
}

function boundBy(loss: Loss, call: LossCall): BoundCall {
  const form = loss.forms.find(({ name }) => name === call.name) ?? loss.forms[0];
  const shaping = Object.entries(loss.params).filter(
    ([name, { kind }]) => kind !== 'tensor' && name !== 'reduction',
  );
  const read = paramsFromCall(
    Object.fromEntries(shaping),
    bindArguments(form?.signature ?? '', call.arguments),
  );
  const { params } = read;
  const notes = [...read.assumed, ...read.notes];
  const { bound, problem } = bind(loss, params);
  return {
    bound,
    shape: JSON.stringify(shaping.map(([name, spec]) => params[name] ?? spec.default)),
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

function curvesFigure({ face, label }: Loss, given: readonly Curve[]): LabFigure {
  const domain = face.domain ?? USUAL_DOMAIN;
  const [from, to] = domain;
  const curves = given.map((curve, colour) => ({ ...curve, colour }));
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
      ({ label: name }, i) => `${upperFirst(name)}: ${course(x, values[i] ?? [])}.`,
    ),
    table: (rows) => tabulate(crosshair, rows),
    crosshair,
  };
}

/** The first, the lowest and the last value, in words. */
function course(x: readonly number[], values: readonly number[]): string {
  const lowest = values.reduce((at, value, i) => (value < (values[at] ?? NaN) ? i : at), 0);
  const last = values.length - 1;
  const at = (i: number): string => `${show(values[i] ?? NaN)} at ${show(x[i] ?? NaN)}`;
  const between = lowest > 0 && lowest < last ? `down to ${at(lowest)} and ` : '';
  const turn = between !== '' || (values[last] ?? NaN) >= (values[0] ?? NaN) ? 'up' : 'down';
  return `from ${at(0)} ${between}${turn} to ${at(last)}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
