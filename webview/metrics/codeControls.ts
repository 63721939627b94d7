import { html, type TemplateResult } from 'lit';
import { callNamed, calls, type MetricCall } from '../../src/labs/metrics/calls.js';
import type { MetricsState } from '../../src/labs/metrics/state.js';
import type { MetricsView } from '../../src/labs/metrics/view.js';
import { dropdown, textField } from '../ui/controls.js';

/** Which call the code is of, and what its operands are called. */
export function codeControls(
  { call }: MetricsState,
  view: MetricsView,
  change: (change: Partial<MetricsState>) => void,
): TemplateResult {
  const spec = callNamed(call.name);
  const set = (next: Partial<MetricsState['call']>): void => {
    change({ call: { ...call, ...next } });
  };
  const isMulti = view.kind === 'classes' && view.analysis.classes.length > 2;
  const fitting = calls.filter(
    (one) => one.name === call.name || (isMulti ? isForClasses(one) : isForTwo(one)),
  );
  const usesScores =
    spec.takes === 'scores' || (view.kind === 'binary' && call.prediction === null);
  return html`<h2>Code</h2>
    <label class="field"
      ><span class="name">Call</span> ${dropdown({
        label: 'Call',
        value: call.name,
        options: fitting.map(({ name }) => ({ value: name, text: shortName(name) })),
        change: (name) => {
          const next = fitting.find((one) => one.name === name);
          if (next) set({ name: next.name, rest: restFor(next, isMulti) });
        },
      })}</label
    >
    <label class="field"
      ><span class="name">Labels</span> ${textField('Labels in the code', call.truth, (truth) => {
        if (truth.trim() !== '') set({ truth: truth.trim() });
      })}</label
    >
    <label class="field"
      ><span class="name">${usesScores ? 'Scores' : 'Predictions'}</span> ${textField(
        usesScores ? 'Scores in the code' : 'Predictions in the code',
        (usesScores ? call.scores : call.prediction) ?? (usesScores ? 'y_score' : 'y_pred'),
        (text) => {
          if (text.trim() === '') return;
          set(usesScores ? { scores: text.trim() } : { prediction: text.trim() });
        },
      )}</label
    >`;
}

function isForClasses({ takes, name }: MetricCall): boolean {
  return takes === 'labels' && !name.includes('.binary_');
}

function isForTwo({ name }: MetricCall): boolean {
  return !name.includes('.multiclass_');
}

/** Arguments without which several classes, or torchmetrics, raise an error. */
function restFor({ name }: MetricCall, isMulti: boolean): string[] {
  const needsTask = /^torchmetrics\.functional\.[a-z0-9_]+$/.test(name);
  if (needsTask) return [isMulti ? 'task="multiclass", num_classes=num_classes' : 'task="binary"'];
  if (name.includes('.multiclass_')) return ['num_classes=num_classes'];
  const isAveraged = /(f1|fbeta|precision|recall)_score$/.test(name);
  return [
    ...(name.endsWith('fbeta_score') ? ['beta=2.0'] : []),
    ...(isMulti && isAveraged ? ["average='macro'"] : []),
  ];
}

function shortName(name: string): string {
  return name.startsWith('torchmetrics.')
    ? `torchmetrics ${name.slice(name.lastIndexOf('.') + 1)}`
    : name.replace(/^sklearn\.\w+\./, '');
}
