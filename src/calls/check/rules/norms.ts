import { layers } from '../../define.js';
import { defineChecks, faultOf, type Rule } from '../define.js';
import { kindOf } from '../kind.js';
import { laterShape, leadingSize, shape } from '../sizes.js';
import { ofKind } from '../vocabulary.js';

/** Sizes of the weight; a bool would be its first. */
const normalized: Rule = {
  text: shape.text,
  takes: (value) => {
    if (kindOf(value) === 'set' || kindOf(value) === 'bool') return false;
    return laterShape.takes(value);
  },
};
const aNumber = ofKind('a number', 'int', 'float', 'bool');

export default defineChecks(
  {
    names: layers(
      ...['BatchNorm1d', 'BatchNorm2d', 'BatchNorm3d', 'SyncBatchNorm'],
      ...['InstanceNorm1d', 'InstanceNorm2d', 'InstanceNorm3d'],
    ),
    together: [
      (call) =>
        call.isTrue('affine') || call.isTrue('track_running_stats')
          ? faultOf(call, { num_features: shape })
          : undefined,
    ],
  },
  {
    names: layers('LayerNorm', 'RMSNorm'),
    together: [
      (call) =>
        call.isTrue('elementwise_affine')
          ? faultOf(call, { normalized_shape: normalized })
          : undefined,
    ],
  },
  {
    names: layers('GroupNorm'),
    takes: { num_groups: aNumber, num_channels: aNumber },
    together: [
      (call) => (call.isTrue('affine') ? faultOf(call, { num_channels: leadingSize }) : undefined),
      (call) => {
        const [groups, channels] = [call.number('num_groups'), call.number('num_channels')];
        if (groups === undefined || channels === undefined) return undefined;
        // JavaScript's remainder is 0 exactly where Python's is.
        if (groups !== 0 && channels % groups === 0) return undefined;
        const sentence =
          groups === 0
            ? '`num_groups` must not be 0'
            : `\`num_channels\` (${channels}) must be divisible by \`num_groups\` (${groups})`;
        return { parameter: 'num_groups', sentence };
      },
    ],
  },
);
