import { layers } from '../../define.js';
import { defineChecks, faultOf, type Rule, type Together } from '../define.js';
import { kindOf } from '../kind.js';
import { laterSize, leadingSize } from '../sizes.js';
import { number, ofKind, optional, whole, word } from '../vocabulary.js';

/** The heads share the features evenly. */
const evenHeads =
  (features: string, heads: string): Together =>
  (call) => {
    const [size, count] = [call.number(features), call.number(heads)];
    if (size === undefined || count === undefined || count <= 0) return undefined;
    if (!Number.isInteger(count) || size % count === 0) return undefined;
    const sentence = `\`${features}\` (${size}) must be divisible by \`${heads}\` (${count})`;
    return { parameter: heads, sentence };
  };

const features: Rule = {
  text: 'a whole number of 1 or more',
  takes: whole({ least: 1, below: 2 ** 63 }).takes,
};
const heads = number({ above: 0 });
const activation: Rule = {
  text: "'relu', 'gelu' or a function",
  takes: (value) => kindOf(value) !== 'str' || word('relu', 'gelu').takes(value),
};
const anyLayer = (text: string): Rule => ofKind(text, 'None');

export default defineChecks(
  {
    names: layers('MultiheadAttention'),
    takes: {
      embed_dim: features,
      num_heads: heads,
      kdim: optional(laterSize),
      vdim: optional(laterSize),
    },
    together: [evenHeads('embed_dim', 'num_heads')],
  },
  {
    names: layers('TransformerEncoderLayer', 'TransformerDecoderLayer', 'Transformer'),
    takes: {
      d_model: features,
      nhead: heads,
      dim_feedforward: leadingSize,
      dropout: number({ least: 0, most: 1 }, false),
      activation,
    },
    together: [evenHeads('d_model', 'nhead')],
  },
  {
    names: layers('Transformer'),
    takes: { num_encoder_layers: whole(), num_decoder_layers: whole() },
  },
  {
    names: layers('TransformerEncoder', 'TransformerDecoder'),
    takes: { num_layers: whole() },
    together: [
      (call) =>
        (call.number('num_layers') ?? 0) > 0
          ? faultOf(call, {
              encoder_layer: anyLayer('a `TransformerEncoderLayer`'),
              decoder_layer: anyLayer('a `TransformerDecoderLayer`'),
            })
          : undefined,
    ],
  },
);
