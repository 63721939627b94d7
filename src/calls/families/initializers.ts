import { EngineError } from '../../engine/error.js';
import { calculateGain } from '../../engine/init/gain.js';
import { defineCalls, Refusal } from '../define.js';
import type { GivenCall } from '../givenCall.js';
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
    const example = significant(gain / Math.sqrt(FAN));
    return `root mean square ${significant(gain)} / √max(rows, columns): **${example}** for ${FAN}`;
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

function kaiming(call: GivenCall): string {
  const gain = gainOf(call.word('nonlinearity') ?? 'leaky_relu', call.number('a'));
  const mode = call.word('mode') ?? '';
  if (mode !== 'fan_in' && mode !== 'fan_out') {
    throw new Refusal("`mode` must be 'fan_in' or 'fan_out'");
  }
  const std = gain / Math.sqrt(FAN);
  return `standard deviation ${significant(gain)} / √${mode}: **${significant(std)}** for ${FAN}${limits(call, std)}`;
}

function xavier(call: GivenCall): string {
  const gain = call.number('gain');
  const std = gain * Math.sqrt(2 / (2 * FAN));
  return `standard deviation ${significant(gain)}·√(2 / (fan_in + fan_out)): **${significant(std)}** for ${FAN} and ${FAN}${limits(call, std)}`;
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
