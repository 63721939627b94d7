import { attentionSize } from './attentionSize.js';
import type { GivenCall } from './define.js';

/** Numbers that one layer of a Transformer learns: attentions, two Linear and a LayerNorm for each. */
export function transformerLayerSize(call: GivenCall, kind: 'encoder' | 'decoder'): number {
  const features = call.count('d_model', 1);
  const wide = call.count('dim_feedforward');
  const bias = call.flag('bias');
  const attentions = kind === 'encoder' ? 1 : 2;
  const linear = 2 * features * wide + (bias ? wide + features : 0);
  const norms = (attentions + 1) * normSize(call);
  const attention = attentionSize(features, call.count('nhead', 1), { bias });
  return attentions * attention + linear + norms;
}

/** Numbers that a LayerNorm over the features learns. */
export function normSize(call: GivenCall): number {
  return call.count('d_model', 1) * (call.flag('bias') ? 2 : 1);
}

/** Letters for the axes of a batch of sequences. */
export function sequenceLetters(call: GivenCall): readonly string[] {
  return [...(call.flag('batch_first') ? ['N', 'L'] : ['L', 'N']), 'in'];
}
