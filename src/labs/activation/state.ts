import * as v from 'valibot';
import type { ParamValues } from '../../engine/params.js';
import { requiredParams } from '../paramsFromCall.js';
import { paramsSchema } from '../paramsSchema.js';
import { functions } from './functions/index.js';

/** Every color in three widths. */
export const MAX_CURVES = 24;
/** The widest plot: beyond it, single precision could not tell neighboring pixels apart. */
export const FARTHEST = 1e6;

const coordinate = v.pipe(v.number(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));

const curve = v.pipe(
  v.object({
    /** Id of the function. */
    id: v.string(),
    /** Only what differs from the defaults need be here. */
    params: paramsSchema,
    /** Which Python callable stands for it: one of the function's forms, empty where it has none. */
    form: v.string(),
    /** Index of its color; no two curves share one. */
    colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_CURVES - 1)),
  }),
  v.check(({ id, params, form }) => {
    const found = functions.find(id);
    return (
      found?.id === id &&
      (found.forms.some(({ name }) => name === form) ||
        (found.forms.length === 0 && form === '')) &&
      accepts(id, params)
    );
  }, 'a function of the engine with parameters that it allows'),
);

/** How the weights of the layers can be drawn: PyTorch's own way for `nn.Linear`, or an initializer. */
export const LAYER_INITS = {
  'kaiming-linear': {
    title: 'nn.Linear’s default',
    init: 'kaiming_uniform',
    params: { a: Math.sqrt(5) },
  },
  xavier: { title: 'Xavier normal', init: 'xavier_normal', params: {} },
  kaiming: {
    title: 'Kaiming normal, for ReLU',
    init: 'kaiming_normal',
    params: { nonlinearity: 'relu' },
  },
  orthogonal: { title: 'Orthogonal', init: 'orthogonal', params: {} },
  small: { title: 'Normal, std 0.01', init: 'normal', params: { std: 0.01 } },
  large: { title: 'Normal, std 1', init: 'normal', params: { std: 1 } },
} as const;

export type LayerInit = keyof typeof LAYER_INITS;
export const layerInits = Object.keys(LAYER_INITS) as readonly LayerInit[];

/** As large as a worker computes in a tenth of a second. */
export const LAYER_LIMITS = { depth: 40, width: 64 };

const size = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(most));
const layers = v.object({
  depth: size(LAYER_LIMITS.depth),
  width: size(LAYER_LIMITS.width),
  init: v.picklist(layerInits),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
});

export const activationSchema = v.pipe(
  v.object({
    curves: v.pipe(
      v.array(curve),
      v.minLength(1),
      v.maxLength(MAX_CURVES),
      v.check(
        (curves) => new Set(curves.map(({ colour }) => colour)).size === curves.length,
        'every curve has a color of its own',
      ),
    ),
    /** Index into `curves`: what "Insert code" writes. */
    selected: v.pipe(v.number(), v.integer(), v.minValue(0)),
    showF: v.boolean(),
    showDerivative: v.boolean(),
    showSecond: v.optional(v.boolean(), false),
    /** The network that the signal is sent through, or `null` if that is not shown. */
    layers: v.optional(v.nullable(layers), null),
    /** The plotted interval of x. */
    domain: v.pipe(
      v.strictTuple([coordinate, coordinate]),
      v.check(([from, to]) => to - from >= 1e-3, 'from below to'),
    ),
  }),
  v.check(({ curves, selected }) => selected < curves.length, 'one of the curves is selected'),
);

export type ActivationState = v.InferOutput<typeof activationSchema>;
export type Curve = ActivationState['curves'][number];
export type LayerState = NonNullable<ActivationState['layers']>;

export const initialLayers: LayerState = { depth: 10, width: 32, init: 'kaiming', seed: 0 };

/** A curve with the function's defaults. */
export function defaultCurve(id: string, colour: number): Curve {
  const found = functions.get(id);
  const params = requiredParams(found.params);
  return { id: found.id, params, form: found.forms[0]?.name ?? '', colour };
}

export const initialState: ActivationState = {
  curves: ['gelu', 'relu'].map((id, colour) => defaultCurve(id, colour)),
  selected: 0,
  showF: true,
  showDerivative: true,
  showSecond: false,
  layers: null,
  domain: [-4, 4],
};

/** The lowest color that no curve has. */
export function freeColour(curves: readonly Curve[]): number {
  const taken = new Set(curves.map(({ colour }) => colour));
  return Array.from({ length: MAX_CURVES }, (_, i) => i).find((i) => !taken.has(i)) ?? 0;
}

function accepts(id: string, params: ParamValues): boolean {
  try {
    functions.get(id).with(params);
    return true;
  } catch {
    return false;
  }
}
