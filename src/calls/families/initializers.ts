import { EngineError } from '../../engine/error.js';
import { calculateGain } from '../../engine/init/gain.js';
import { defineCalls, type GivenCall } from '../define.js';
import { Refusal } from '../refusals.js';
import { tensorShape } from '../tensorShape.js';
import { significant } from '../text.js';
import { truncatedNormalStd } from '../truncatedNormal.js';

/** Inputs or outputs of a layer, as an example. */
const FAN = 512;

/** The standard deviation by the last part of the name. */
const SPREADS: Readonly<Record<string, (call: GivenCall) => string>> = {
  kaiming_normal_: kaiming,
  kaiming_uniform_: kaiming,
  xavier_normal_: xavier,
  xavier_uniform_: xavier,
  normal_: (call) => exact(call.number('std')),
  trunc_normal_: (call) => {
    const [mean, std] = [call.number('mean'), call.number('std')];
    return exact(truncatedNormalStd(mean, std, call.number('a'), call.number('b')));
  },
  uniform_: (call) => {
    const [from, to] = [call.number('a'), call.number('b')];
    if (from > to) throw new Refusal('`a` must not be larger than `b`');
    return `standard deviation (${to} − ${from}) / √12 = **${significant((to - from) / Math.sqrt(12))}**`.replace(
      '− -',
      '+ ',
    );
  },
  orthogonal_: (call) => {
    const gain = call.number('gain');
    const shape = tensorShape(call, 'tensor');
    const rows = shape?.[0] ?? FAN;
    const columns = shape ? product(shape.slice(1)) : FAN;
    const longest = Math.max(rows, columns);
    const spread = significant(gain / Math.sqrt(longest));
    const of = shape ? '' : ` for ${FAN}`;
    return `root mean square ${significant(gain)} / √max(rows, columns)${shape ? ` = ${significant(gain)} / √${longest}` : ''}: **${spread}**${of}`;
  },
  constant_: (call) => `every weight is **${call.number('val')}**, standard deviation 0`,
  ones_: () => 'every weight is **1**, standard deviation 0',
  zeros_: () => 'every weight is **0**, standard deviation 0',
};

export default defineCalls({
  names: Object.keys(SPREADS).map((name) => `torch.nn.init.${name}`),
  facts: [(call) => SPREADS[call.leaf]?.(call)],
});

function exact(std: number): string {
  return `standard deviation **${significant(std)}**`;
}

/** What goes into each output of a layer and comes from each input, by the sizes of its weight. */
interface Fans {
  readonly fan_in: number;
  readonly fan_out: number;
  /** The code does not show the sizes. */
  readonly isExample: boolean;
}

function fansOf(call: GivenCall): Fans {
  const shape = tensorShape(call, 'tensor');
  if (!shape) return { fan_in: FAN, fan_out: FAN, isExample: true };
  const [outputs, inputs, ...taps] = shape;
  if (outputs === undefined || inputs === undefined) {
    throw new Refusal(
      `a weight needs two axes or more to have inputs and outputs, got ${shape.length}`,
    );
  }
  const field = product(taps);
  return { fan_in: inputs * field, fan_out: outputs * field, isExample: false };
}

function kaiming(call: GivenCall): string {
  const gain = gainOf(call.word('nonlinearity') ?? 'leaky_relu', call.number('a'));
  const mode = call.word('mode') ?? '';
  if (mode !== 'fan_in' && mode !== 'fan_out') {
    throw new Refusal("`mode` must be 'fan_in' or 'fan_out'");
  }
  const { [mode]: fan, isExample } = fansOf(call);
  const std = gain / Math.sqrt(fan);
  const factor = significant(gain);
  return isExample
    ? `standard deviation ${factor} / √${mode}: **${significant(std)}** for ${fan}${limits(call, std)}`
    : `standard deviation ${factor} / √${mode} = ${factor} / √${fan}: **${significant(std)}**${limits(call, std)}`;
}

function xavier(call: GivenCall): string {
  const gain = call.number('gain');
  const { fan_in, fan_out, isExample } = fansOf(call);
  const std = gain * Math.sqrt(2 / (fan_in + fan_out));
  const formula = `${significant(gain)}·√(2 / (fan_in + fan_out))`;
  return isExample
    ? `standard deviation ${formula}: **${significant(std)}** for ${FAN} and ${FAN}${limits(call, std)}`
    : `standard deviation ${formula} = ${significant(gain)}·√(2 / (${fan_in} + ${fan_out})): **${significant(std)}**${limits(call, std)}`;
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

/** Where a uniform distribution ends. */
function limits(call: GivenCall, std: number): string {
  return call.leaf.includes('uniform') ? `, between ±${significant(std * Math.sqrt(3))}` : '';
}

function gainOf(nonlinearity: string, slope: number): number {
  try {
    return calculateGain(nonlinearity, slope);
  } catch (error) {
    if (error instanceof EngineError) throw new Refusal(error.message);
    throw error;
  }
}
