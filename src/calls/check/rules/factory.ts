import { layers } from '../../define.js';
import { defineChecks, faultOf, type Rule } from '../define.js';
import { kindOf, numberOf } from '../kind.js';
import { ofKind } from '../vocabulary.js';

const DEVICES =
  /^(cpu|cuda|ipu|xpu|mkldnn|opengl|opencl|ideep|hip|ve|fpga|maia|xla|lazy|vulkan|mps|meta|hpu|mtia|privateuseone)(:\d+)?$/;

/** A number means one of the computer's accelerators. */
const device: Rule = {
  text: "a device, e.g. 'cpu' or 'cuda:0'",
  takes: (value) => {
    const kind = kindOf(value);
    if (kind === 'str') return value.kind === 'literal' && DEVICES.test(String(value.value));
    if (kind === 'int') {
      const index = numberOf(value) ?? 0;
      return index >= 0 && index < 2 ** 63;
    }
    return kind === 'None' || kind === 'unknown';
  },
};
const dtype = ofKind('a dtype, e.g. `torch.float32`', 'None');

const inAllAxes = (...kinds: readonly string[]): string[] =>
  kinds.flatMap((kind) => [1, 2, 3].map((axes) => `${kind}${axes}d`));

const takes = { device, dtype };

export default defineChecks(
  {
    names: layers(
      ...inAllAxes('Conv', 'ConvTranspose', 'LazyConv', 'LazyConvTranspose'),
      ...['Linear', 'LazyLinear', 'Bilinear', 'Embedding', 'EmbeddingBag', 'PReLU'],
      ...['RNN', 'GRU', 'LSTM', 'RNNBase', 'RNNCell', 'GRUCell', 'LSTMCell', 'RNNCellBase'],
      ...['MultiheadAttention', 'TransformerEncoderLayer', 'TransformerDecoderLayer'],
      ...['AdaptiveLogSoftmaxWithLoss', 'LinearCrossEntropyLoss'],
      ...['UninitializedParameter', 'UninitializedBuffer'],
    ),
    takes,
  },
  {
    names: ['torch.optim.swa_utils.AveragedModel'],
    takes: { device },
  },
  {
    names: layers(
      ...inAllAxes('BatchNorm', 'InstanceNorm', 'LazyBatchNorm', 'LazyInstanceNorm'),
      'SyncBatchNorm',
    ),
    together: [
      (call) =>
        call.isTrue('affine') || call.isTrue('track_running_stats')
          ? faultOf(call, takes)
          : undefined,
    ],
  },
  {
    names: layers('GroupNorm'),
    together: [(call) => (call.isTrue('affine') ? faultOf(call, takes) : undefined)],
  },
  {
    names: layers('LayerNorm', 'RMSNorm'),
    together: [(call) => (call.isTrue('elementwise_affine') ? faultOf(call, takes) : undefined)],
  },
  {
    names: layers('Transformer'),
    together: [
      (call) =>
        call.isNone('custom_encoder') || call.isNone('custom_decoder')
          ? faultOf(call, takes)
          : undefined,
    ],
  },
);
