import { layers } from '../../define.js';
import { defineChecks, type Rule } from '../define.js';
import { laterShape, laterSize, leadingSize } from '../sizes.js';
import { number, ofKind, optional, whole, word } from '../vocabulary.js';

const weights = ofKind('a tensor, e.g. `torch.tensor([1.0, 2.0])`', 'None');
const sizes: Rule = {
  text: 'a list of whole numbers, not negative',
  takes: (value) => !ofKind('', 'int', 'bool').takes(value) || isUnknown(value),
};

function isUnknown(value: Parameters<Rule['takes']>[0]): boolean {
  return ofKind('').takes(value);
}

export default defineChecks(
  {
    names: layers(
      ...['BCELoss', 'BCEWithLogitsLoss', 'CrossEntropyLoss', 'MultiLabelSoftMarginLoss'],
      ...['MultiMarginLoss', 'NLLLoss', 'NLLLoss2d', 'LinearCrossEntropyLoss'],
    ),
    takes: { weight: weights },
  },
  { names: layers('BCEWithLogitsLoss'), takes: { pos_weight: weights } },
  { names: layers('HuberLoss'), takes: { delta: number() } },
  {
    names: layers('MultiMarginLoss'),
    takes: { p: { text: '1 or 2', takes: number({ least: 1, most: 2 }).takes } },
    together: [
      (call) => {
        const p = call.number('p');
        if (p === undefined || p <= 1 || p >= 2) return undefined;
        return { parameter: 'p', sentence: `\`p\` must be 1 or 2, got \`${call.text('p')}\`` };
      },
    ],
  },
  {
    names: layers('TripletMarginLoss', 'TripletMarginWithDistanceLoss'),
    takes: { margin: number({ above: 0 }, false) },
  },
  {
    names: layers('LinearCrossEntropyLoss'),
    takes: {
      in_features: laterSize,
      num_classes: leadingSize,
      label_smoothing: number({ least: 0, most: 1 }, false),
    },
  },
  {
    names: layers('LinearCrossEntropyLoss'),
    takes: { out_features: { text: sizes.text, takes: both(sizes, laterShape) } },
  },
  {
    names: layers('LinearCrossEntropyOptions'),
    takes: {
      acc_policy: word('accurate', 'balanced', 'compact', 'auto'),
      batch_chunk_size: optional(whole({ least: 1 })),
      chunking_method: optional(word('auto')),
      acc_dtype: ofKind('a dtype, e.g. `torch.float32`', 'None'),
    },
  },
);

function both(...rules: readonly Rule[]): Rule['takes'] {
  return (value) => rules.every((rule) => rule.takes(value));
}
