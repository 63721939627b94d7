import { layers } from '../../define.js';
import { defineChecks, type Rule, type Together } from '../define.js';
import { isTrue, kindOf, numberOf } from '../kind.js';
import { laterShape, laterSize, leadingSize } from '../sizes.js';
import { whole, word } from '../vocabulary.js';

const inAllAxes = (...kinds: readonly string[]): string[] =>
  layers(...kinds.flatMap((kind) => [1, 2, 3].map((axes) => `${kind}${axes}d`)));

const forward = ['Conv', 'LazyConv'];
const transposed = ['ConvTranspose', 'LazyConvTranspose'];

const padding: Rule = {
  text: "'same', 'valid' or whole numbers",
  takes: (value) => kindOf(value) !== 'str' || word('same', 'valid').takes(value),
};

/** Both numbers of channels are shared evenly among the groups. */
const evenGroups: Together = (call) => {
  const groups = call.number('groups');
  if (groups === undefined || groups < 1) return undefined;
  for (const parameter of ['in_channels', 'out_channels']) {
    const channels = call.number(parameter);
    if (channels === undefined || channels % groups === 0) continue;
    const sentence = `\`${parameter}\` (${channels}) must be divisible by \`groups\` (${groups})`;
    return { parameter, sentence };
  }
  return undefined;
};

const sameWithoutStride: Together = (call) => {
  const stride = call.value('stride');
  if (call.word('padding') !== 'same' || !stride || !call.gives('stride')) return undefined;
  const steps = call.items('stride') ?? [stride];
  const isLarger = steps.some((step) => {
    const number = numberOf(step);
    return number === undefined
      ? kindOf(step) !== 'unknown' && isTrue(step) !== false
      : number !== 1;
  });
  if (!isLarger) return undefined;
  return { parameter: 'stride', sentence: "`padding='same'` takes no stride but 1" };
};

export default defineChecks(
  { names: inAllAxes('Conv'), takes: { in_channels: laterSize, out_channels: leadingSize } },
  {
    names: inAllAxes('ConvTranspose'),
    takes: { in_channels: leadingSize, out_channels: laterSize },
    together: [
      (call) =>
        call.kind('out_channels') === 'bool' && call.isTrue('bias')
          ? {
              parameter: 'out_channels',
              sentence: `\`out_channels\` must be a whole number, got \`${call.text('out_channels')}\``,
            }
          : undefined,
    ],
  },
  {
    names: inAllAxes(...forward, ...transposed),
    takes: { kernel_size: laterShape, groups: whole({ least: 1 }) },
  },
  { names: inAllAxes('Conv', 'ConvTranspose'), together: [evenGroups] },
  {
    names: inAllAxes(...forward),
    takes: { padding, padding_mode: word('zeros', 'reflect', 'replicate', 'circular') },
    together: [sameWithoutStride],
  },
  { names: inAllAxes(...transposed), takes: { padding_mode: word('zeros') } },
);
