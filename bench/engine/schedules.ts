import { spawnSync } from 'node:child_process';
import { learningRates } from '../../src/engine/learningRates.js';
import type { ParamValue } from '../../src/engine/params.js';
import type { ScheduleSpec } from '../../src/engine/schedules/define.js';
import { schedules } from '../../src/engine/schedules/index.js';
import { medianMs, type Row } from '../row.js';

const STEPS = 100_000;
/** A step of PyTorch's is 1 to 7 µs, nearly all of it overhead: at least 20 times as fast. */
const MOST = 0.05;
/** What a run of that length needs beside the defaults. */
const PARAMS: Readonly<Record<string, Readonly<Record<string, ParamValue>>>> = {
  one_cycle_lr: { total_steps: STEPS },
  wsd_schedule: { num_stable_steps: STEPS / 2 },
  cosine_with_min_lr_schedule_with_warmup: { min_lr_rate: 0.1 },
  cosine_with_min_lr_schedule_with_warmup_lr_rate: { min_lr_rate: 0.1 },
};
const parts: readonly ScheduleSpec[] = [
  { id: 'linear_lr', params: { total_iters: 1000 } },
  { id: 'cosine_annealing_lr', params: { T_max: STEPS } },
];

/** 100,000 steps of each schedule, beside the same steps of PyTorch's or Transformers' own. */
export function rows(): Row[] {
  const metrics = Array.from({ length: STEPS }, (_, i) => 1 / (1 + i) + Math.sin(i) / 10);
  const specs = [...schedules].map((schedule): ScheduleSpec => {
    const { id, params, composite } = schedule;
    if (composite) {
      return { id, schedulers: parts, ...(id === 'sequential_lr' ? { milestones: [1000] } : {}) };
    }
    const required: Record<string, ParamValue> = {};
    for (const [name, spec] of Object.entries(params)) {
      if ('required' in spec) required[name] = spec.default;
    }
    return { id, params: { ...required, ...PARAMS[id] } };
  });
  const peers = pythonTimes(specs, metrics);
  return specs.map((spec, i) => ({
    what: `${schedules.get(spec.id).label}, ${STEPS.toLocaleString('en')} steps`,
    value: medianMs(() => learningRates({ schedule: spec, baseLr: 0.1, steps: STEPS, metrics }), {
      warmUp: 2,
      runs: 5,
    }),
    unit: 'ms',
    peer: {
      name: isTransformers(spec) ? 'Transformers' : 'PyTorch',
      value: typeof peers === 'string' ? peers : (peers[i] ?? 'transformers is not installed'),
    },
    budget: { kind: 'ratio', most: MOST },
  }));
}

function isTransformers({ id }: ScheduleSpec): boolean {
  return schedules.get(id).forms.some(({ name }) => name.startsWith('transformers.'));
}

/** Milliseconds by schedule, `null` where its library is missing, or why there are none at all. */
function pythonTimes(
  specs: readonly ScheduleSpec[],
  metrics: readonly number[],
): (number | null)[] | string {
  const python = process.env['PYTHON'] ?? 'python3';
  const entries = [...schedules].map(({ id, forms, params, needsMetric }) => {
    return { id, forms, params, needsMetric };
  });
  const { error, status, stdout, stderr } = spawnSync(python, ['bench/engine/schedules.py'], {
    input: JSON.stringify({ entries, specs, metrics, steps: STEPS }),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error) return `${python} is not installed`;
  if (status === 0) return JSON.parse(stdout) as (number | null)[];
  return stderr.includes("No module named 'torch'")
    ? 'torch is not installed'
    : `python failed: ${stderr.trim().split('\n').at(-1) ?? ''}`;
}
