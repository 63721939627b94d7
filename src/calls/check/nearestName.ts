/** What other libraries and older versions call a parameter. */
const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  alpha: ['negative_slope', 'momentum'],
  axis: ['dim', 'normalized_shape'],
  batchsize: ['batch_size'],
  beta: ['betas', 'negative_slope'],
  beta1: ['betas', 'momentum'],
  beta2: ['betas'],
  beta_1: ['betas', 'momentum'],
  beta_2: ['betas'],
  channels: ['num_channels', 'num_features', 'in_channels'],
  center: ['bias', 'affine'],
  data: ['dataset', 'data_source'],
  decay: ['weight_decay', 'gamma'],
  decay_rate: ['gamma', 'alpha', 'rho'],
  drop_prob: ['p', 'dropout'],
  dropout_rate: ['p', 'dropout'],
  epsilon: ['eps', 'layer_norm_eps'],
  factor: ['gamma'],
  features: ['num_features', 'out_features', 'in_features'],
  filters: ['out_channels'],
  heads: ['num_heads', 'nhead'],
  hidden_dim: ['hidden_size', 'dim_feedforward'],
  hidden_units: ['hidden_size'],
  in_dim: ['in_features', 'input_size'],
  input_dim: ['in_features', 'input_size', 'num_embeddings'],
  input_shape: ['normalized_shape', 'in_features'],
  kernel: ['kernel_size'],
  layers: ['num_layers'],
  learning_rate: ['lr', 'max_lr', 'base_lr'],
  linear_before_reset: [],
  margins: ['margin'],
  max_iterations: ['max_iter'],
  min_lr: ['eta_min'],
  n_epochs: ['epochs'],
  n_heads: ['num_heads', 'nhead'],
  n_layers: ['num_layers'],
  nesterovs: ['nesterov'],
  norm: ['p'],
  out_dim: ['out_features'],
  output_dim: ['out_features', 'embedding_dim'],
  p_dropout: ['p', 'dropout'],
  pool_size: ['kernel_size'],
  probability: ['p'],
  rate: ['p', 'lr', 'dropout'],
  return_sequences: [],
  rho: ['alpha', 'rho'],
  rnn_dropout: ['dropout'],
  scale: ['scale_factor', 'elementwise_affine', 'affine'],
  size: ['output_size', 'kernel_size', 'hidden_size'],
  slope: ['negative_slope'],
  step: ['step_size'],
  steps: ['total_steps', 'total_iters', 'milestones'],
  stride_size: ['stride'],
  strides: ['stride'],
  t_max: ['T_max'],
  temperature: [],
  threshold_value: ['threshold'],
  units: ['out_features', 'hidden_size'],
  use_bias: ['bias'],
  vocab_size: ['num_embeddings'],
  weights: ['weight'],
  wd: ['weight_decay'],
  workers: ['num_workers'],
};

/** The parameter that was probably meant by a word, if any. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const same = names.find((name) => plain(name) === plain(word));
  if (same !== undefined) return same;
  const foreign = Object.hasOwn(FOREIGN, word.toLowerCase()) ? FOREIGN[word.toLowerCase()] : [];
  const translated = foreign?.find((name) => names.includes(name));
  if (translated !== undefined) return translated;
  const most = Math.max(1, Math.floor(word.length / 4));
  const ranked = names
    .filter((name) => name.length > 2 && !name.startsWith('_'))
    .map((name) => ({ name, distance: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter((one) => one.distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Letters to insert, delete, replace or swap with the next one until one word is the other. */
function distance(from: string, to: string): number {
  let [older, old]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      const ways = [(old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (isSame ? 0 : 1)];
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (isSwap) ways.push((older[j - 2] ?? 0) + 1);
      row.push(Math.min(...ways));
    }
    [older, old] = [old, row];
  }
  return old[to.length] ?? 0;
}
