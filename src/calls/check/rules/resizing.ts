import { layers } from '../../define.js';
import { defineChecks, faultOf, type Rule } from '../define.js';
import { isNumeric, isTrue, kindOf, numberOf } from '../kind.js';
import { laterSize } from '../sizes.js';
import { listOf, number, ofKind, whole } from '../vocabulary.js';

/** What Python makes a float of, or a tuple of these. */
const factor: Rule = {
  text: 'a number, or a tuple of numbers',
  takes: (value) => {
    if (isTrue(value) === false) return true;
    const kind = kindOf(value);
    if (kind === 'tuple' && value.kind === 'sequence') {
      return value.items.every((item) => kindOf(item) !== 'None' && factor.takes(item));
    }
    return kind === 'unknown' || numberOf(value) !== undefined || isNumeric(value);
  },
};
const sizes = listOf(ofKind('a whole number', 'int', 'bool'));

export default defineChecks(
  {
    names: layers('Upsample', 'UpsamplingBilinear2d', 'UpsamplingNearest2d'),
    takes: { scale_factor: factor },
  },
  { names: layers('Unflatten'), takes: { unflattened_size: sizes } },
  {
    names: layers('FractionalMaxPool2d', 'FractionalMaxPool3d'),
    takes: { _random_samples: ofKind('a tensor', 'None') },
    together: [
      (call) => {
        if (call.isNone('output_size') && call.isNone('output_ratio')) {
          return { parameter: 'output_size', sentence: 'give `output_size` or `output_ratio`' };
        }
        if (!call.isSome('output_size') || !call.isSome('output_ratio')) return undefined;
        const sentence = '`output_size` and `output_ratio` exclude each other';
        return { parameter: 'output_ratio', sentence };
      },
      (call) => {
        const ratio = call.value('output_ratio');
        if (!ratio || !call.gives('output_ratio') || call.isNone('output_ratio')) return undefined;
        const rule = number({ above: 0, below: 1 });
        const given = call.items('output_ratio');
        const axes = call.name.endsWith('3d') ? 3 : 2;
        const isEnough = !given || given.length >= axes;
        if (isEnough && (given ?? [ratio]).every((item) => rule.takes(item))) return undefined;
        const sentence = `\`output_ratio\` must be between 0 and 1, got \`${ratio.text}\``;
        return { parameter: 'output_ratio', sentence };
      },
    ],
  },
  {
    names: layers('FractionalMaxPool3d'),
    together: [
      (call) => {
        const kernel = call.value('kernel_size');
        const own = kernel && ['int', 'bool'].includes(kindOf(kernel)) ? [kernel] : [];
        const items = call.items('kernel_size') ?? own;
        const rule = number({ above: 0 }, false);
        if (items.every((item) => rule.takes(item))) return undefined;
        const sentence = `\`kernel_size\` must be above 0, got \`${call.text('kernel_size')}\``;
        return { parameter: 'kernel_size', sentence };
      },
    ],
  },
  {
    names: layers('AdaptiveLogSoftmaxWithLoss'),
    takes: { in_features: laterSize },
    together: [
      (call) =>
        call.number('in_features') === 0
          ? undefined
          : faultOf(call, { div_value: number({ above: 0 }) }),
      (call) => {
        const cutoffs = call.value('cutoffs');
        const classes = call.value('n_classes');
        if (!cutoffs || kindOf(cutoffs) === 'unknown' || !call.gives('cutoffs')) return undefined;
        const items = call.items('cutoffs');
        const rule = ofKind('', 'int', 'bool');
        const numbers = items?.map(numberOf);
        const isRising =
          items &&
          items.length > 0 &&
          items.every((item) => rule.takes(item)) &&
          numbers?.every((one, i) => {
            const before = i === 0 ? 0 : numbers[i - 1];
            return one === undefined || before === undefined || one > before;
          });
        if (!isRising) {
          const sentence = `\`cutoffs\` must be a list of whole numbers, each larger than the one before, got \`${cutoffs.text}\``;
          return { parameter: 'cutoffs', sentence };
        }
        const [count, last] = [numberOf(classes), numbers?.at(-1)];
        if (classes && !whole().takes(classes)) {
          const sentence = `\`n_classes\` must be a whole number, got \`${classes.text}\``;
          return { parameter: 'n_classes', sentence };
        }
        if (count === undefined || last === undefined || last < count) return undefined;
        const sentence = `\`cutoffs\` must stay below \`n_classes\` (${count}), got \`${cutoffs.text}\``;
        return { parameter: 'cutoffs', sentence };
      },
    ],
  },
);
