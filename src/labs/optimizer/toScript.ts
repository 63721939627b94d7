import { optimizers } from '../../engine/optimizers/index.js';
import { schedules } from '../../engine/schedules/index.js';
import { surfaces } from '../../engine/surfaces/index.js';
import { usualSpelling } from '../../libraries/spelling.js';
import type { Lab } from '../lab.js';
import { paramLiteral, valueOf } from '../paramsToCode.js';
import { leaves } from '../schedule/node.js';
import { statementsOf } from '../schedule/toCode.js';
import { definitionsOf } from '../schedule/transformersScript.js';
import { rateOnly } from './rateOnly.js';
import { shortNames } from './runnerNames.js';
import { boundSurface, runsOf } from './run.js';
import type { OptimizerState, Runner } from './state.js';
import { className, settingsOf } from './toCode.js';
import { BATCHES, RANDOM_CLASS, torchClass } from './torchClasses.js';

/** How many points of each path are printed. */
const PLACES = 9;
/** Rounding is carried on for hundreds of steps. */
const TOLERANCE = 1e-9;

/** Where every optimizer is at evenly spaced steps, and its loss there. */
export const toScript: Lab<OptimizerState>['toScript'] = (state) => {
  const parts = [
    ...schedulerDefinitions(state),
    ...state.runners.flatMap(({ id }) => (isTorchs(id) ? [] : [torchClass(id)])),
    ...(isRandom(state) ? [RANDOM_CLASS] : []),
    ...(batchSizeOf(state) === undefined ? [] : [BATCHES]),
    surfaceFunction(state),
    runFunction(state),
  ];
  const body = [...new Set(parts)].join('\n\n');
  const calls = runCalls(state);
  const imports = [
    ...(/\bmath\./.test(body) ? ['import math\n'] : []),
    'import torch',
    'from torch import optim',
    ...(calls.includes('lr_scheduler.') || body.includes('lr_scheduler.')
      ? ['from torch.optim import lr_scheduler']
      : []),
    ...(calls.includes('swa_utils.') ? ['from torch.optim import swa_utils'] : []),
  ];
  return {
    python: `${imports.join('\n')}

torch.set_default_dtype(torch.float64)
${data(state)}

${body}

${calls}`,
    get prints() {
      return printed(state);
    },
    tolerance: TOLERANCE,
  };
};

function isTorchs(id: string): boolean {
  return optimizers.get(id).forms.length > 0;
}

function isRandom(state: OptimizerState): boolean {
  return state.noise > 0 || batchSizeOf(state) !== undefined;
}

/** The size of the batches, where there are any. */
function batchSizeOf(state: OptimizerState): number | undefined {
  return boundSurface(state).data ? (state.batchSize ?? undefined) : undefined;
}

/** Functions of the Transformers library that the schedules call. */
function schedulerDefinitions({ runners }: OptimizerState): string[] {
  const nodes = runners.flatMap(({ schedulers }) => schedulers.flatMap(leaves));
  const names = nodes.flatMap(({ id }) => schedules.get(id).forms.map(({ name }) => name));
  return definitionsOf(
    names.flatMap((name) => (name.startsWith('transformers.') ? [lastName(name)] : [])),
  );
}

function data(state: OptimizerState): string {
  const { data: samples } = boundSurface(state);
  if (!samples) return '';
  const columns = Object.entries(samples.columns).map(
    ([name, column]) => `    "${name}": torch.tensor([${Array.from(column, float).join(', ')}]),\n`,
  );
  return `\ncolumns = {\n${columns.join('')}}\n`;
}

function surfaceFunction(state: OptimizerState): string {
  const { python, params } = surfaces.get(state.surface.id);
  const isOfData = boundSurface(state).data !== undefined;
  const given = Object.entries(params)
    .filter(([name]) => new RegExp(`\\b${name}\\b`).test(python))
    .map(
      ([name, spec]) =>
        `, ${name}=${paramLiteral(spec, valueOf(name, spec, state.surface.params))}`,
    );
  const columns = isOfData ? ', columns=columns' : '';
  return `def surface(x, y${columns}${given.join('')}):
    return ${python}
`;
}

/** The function that runs one optimizer and prints, no longer than this state needs. */
function runFunction(state: OptimizerState): string {
  const { noise, seed, clip, start } = state;
  const batchSize = batchSizeOf(state);
  const size = boundSurface(state).data?.size ?? 0;
  const ids = state.runners.map(({ id }) => id);
  const schedulers = state.runners.flatMap((runner) => runner.schedulers);
  const shapes = ids.includes('muon');
  const parameters = [
    'label, make, steps',
    ...(schedulers.length > 0 ? ['schedule=lambda optimizer: [], every=1'] : []),
    ...(shapes ? ['shape=(2,)'] : []),
  ];
  const prepare = [
    `theta = torch.tensor([${start.map(float).join(', ')}])${shapes ? '.reshape(shape)' : ''}.requires_grad_()`,
    'optimizer = make([theta])',
    ...(schedulers.length > 0 ? ['schedulers = schedule(optimizer)'] : []),
    ...(noise > 0 ? [`noise = Random(${seed})`] : []),
    ...(batchSize === undefined ? [] : [`deal = batches(${size}, ${batchSize}, Random(${seed}))`]),
  ];
  const closure = [
    'optimizer.zero_grad()',
    ...(batchSize === undefined
      ? ['loss = surface(*theta.flatten())', 'loss.backward()']
      : [
          'batch = next(deal)',
          'picked = {name: column[batch] for name, column in columns.items()}',
          'surface(*theta.flatten(), picked).backward()',
          'loss = surface(*theta.flatten())',
        ]),
    ...(noise > 0
      ? [
          `theta.grad += ${float(noise)} * torch.tensor([noise.normal(), noise.normal()])${shapes ? '.reshape(shape)' : ''}`,
        ]
      : []),
    ...(clip?.by === 'norm'
      ? [`torch.nn.utils.clip_grad_norm_([theta], ${float(clip.limit)})`]
      : []),
    ...(clip?.by === 'value'
      ? [`torch.nn.utils.clip_grad_value_([theta], ${float(clip.limit)})`]
      : []),
    ...(ids.includes('sparse_adam')
      ? ['if isinstance(optimizer, optim.SparseAdam):', '    theta.grad = theta.grad.to_sparse()']
      : []),
    'return loss',
  ];
  return `def run(${parameters.join(', ')}):
${indent(prepare, 1)}

    def closure():
${indent(closure, 2)}

    points = [theta.detach().flatten().tolist()]
    for step in range(steps):
        optimizer.step(closure)
        points.append(theta.detach().flatten().tolist())
${schedulers.length > 0 ? schedulerStep(schedulers.some(({ id }) => id === 'reduce_lr_on_plateau')) : ''}    shown = [points[round(i * steps / ${PLACES - 1})] for i in range(${PLACES})]
    print(f"{label} theta1", *[x for x, _ in shown], sep="\\t")
    print(f"{label} theta2", *[y for _, y in shown], sep="\\t")
    print(f"{label} loss", *[surface(*torch.tensor(point)).item() for point in shown], sep="\\t")
`;
}

function schedulerStep(follows: boolean): string {
  const lines = follows
    ? [
        'if isinstance(scheduler, lr_scheduler.ReduceLROnPlateau):',
        '    scheduler.step(surface(*theta.flatten()).item())',
        'else:',
        '    scheduler.step()',
      ]
    : ['scheduler.step()'];
  return `        if step + 1 < steps and (step + 1) % every == 0:
            for scheduler in schedulers:
${indent(lines, 4)}
`;
}

function runCalls(state: OptimizerState): string {
  const names = shortNames(state.runners);
  const runs = runsOf(state);
  return state.runners
    .map((runner, i) => {
      const steps = runs[i]?.path.lr.length ?? 0;
      const name = JSON.stringify(names[i]);
      if (steps === 0) return `# ${name}: ${runs[i]?.problem ?? ''}\n`;
      const scheduled = runner.schedulers.length > 0;
      const extra = [
        ...(scheduled ? [', schedule'] : []),
        ...(runner.every > 1 && scheduled ? [`, every=${runner.every}`] : []),
        ...(runner.id === 'muon' ? [', shape=(1, 2)'] : []),
      ];
      return `${scheduled ? scheduleFunction(runner) : ''}run(${name}, lambda params: ${callOf(runner)}, ${steps}${extra.join('')})\n`;
    })
    .join('');
}

function callOf(runner: Runner): string {
  const [form] = optimizers.get(runner.id).forms;
  const callee = form ? usualSpelling(form.name) : className(runner.id);
  return `${callee}(${['params', ...settingsOf(runner)].join(', ')})`;
}

function scheduleFunction({ schedulers }: Runner): string {
  const { lines, stepped } = statementsOf(
    { schedulers: schedulers.map(rateOnly) },
    { spell: scheduleSpelling, optimizer: 'optimizer', keepTexts: false },
  );
  return `
def schedule(optimizer):
${indent([...lines, `return [${stepped.join(', ')}]`], 1)}


`;
}

function scheduleSpelling(name: string): string {
  if (name.startsWith('transformers.')) return lastName(name);
  return name.replace(/^torch\.optim\./, '');
}

function printed(state: OptimizerState): { label: string; values: number[] }[] {
  const names = shortNames(state.runners);
  return runsOf(state).flatMap(({ path: { path, lr, loss } }, i) => {
    const steps = lr.length;
    if (steps === 0) return [];
    const shown = Array.from({ length: PLACES }, (_, k) => halfToEven((k * steps) / (PLACES - 1)));
    const name = names[i] ?? '';
    return [
      { label: `${name} theta1`, values: shown.map((step) => path[2 * step] ?? NaN) },
      { label: `${name} theta2`, values: shown.map((step) => path[2 * step + 1] ?? NaN) },
      { label: `${name} loss`, values: shown.map((step) => loss[step] ?? NaN) },
    ];
  });
}

/** As Python's `round`. */
function halfToEven(value: number): number {
  const near = Math.round(value);
  return Math.abs(value % 1) === 0.5 && near % 2 === 1 ? near - 1 : near;
}

function indent(lines: readonly string[], levels: number): string {
  return lines.map((line) => `${'    '.repeat(levels)}${line}`).join('\n');
}

function float(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
