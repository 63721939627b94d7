import { html, nothing, type TemplateResult } from 'lit';
import {
  accuracy,
  countsAt,
  f1,
  precision,
  recall,
  type BinaryAnalysis,
} from '../../src/labs/metrics/binary.js';
import type { ClassAnalysis } from '../../src/labs/metrics/classes.js';
import { amount, percent, score } from '../../src/labs/metrics/figures/words.js';
import type { MetricsState } from '../../src/labs/metrics/state.js';
import type { MetricsView } from '../../src/labs/metrics/view.js';
import { guessNotes } from '../data/guessNotes.js';
import { slider } from '../ui/controls.js';
import { swatch } from '../ui/svg.js';

/** What stays in sight above the pictures: the threshold and what it comes to, and what is amiss. */
export function summaryBar(
  view: MetricsView,
  change: (change: Partial<MetricsState>) => void,
): TemplateResult {
  const move = (threshold: number): void => {
    change({ threshold });
  };
  const notes = view.notes.map((note) => html`<p class="note">${note}</p>`);
  return html`${notes.length > 0 ? html`<div class="wide" role="status">${notes}</div>` : nothing}
  ${guessNotes(view.guesses, change)}
  ${
    view.kind === 'binary'
      ? binaryBar(view.analysis, view.threshold, move)
      : view.kind === 'classes'
        ? classBar(view.analysis)
        : nothing
  }`;
}

function binaryBar(
  analysis: BinaryAnalysis,
  threshold: number,
  move: (threshold: number) => void,
): TemplateResult {
  const [min, max] = analysis.domain;
  const several = analysis.ranked.length > 1;
  return html`<div class="wide bar">
    ${slider({
      name: 'Threshold',
      description: 'A row is called positive from this score on',
      value: threshold,
      min,
      max,
      step: 10 ** Math.floor(Math.log10((max - min) / 500)),
      change: move,
    })}
    ${analysis.ranked.map((model, i) => {
      const counts = countsAt(model, threshold);
      return html`<dl class="scores ${several ? 'aligned' : ''}">
        ${several ? html`<div class="model">${swatch(i)} ${model.name}</div>` : nothing}
        ${figure('Precision', score(precision(counts)))} ${figure('Recall', score(recall(counts)))}
        ${figure('F1', score(f1(counts)))} ${figure('Accuracy', score(accuracy(counts)))}
        ${figure('TN', amount(counts.tn), 'count')} ${figure('FP', amount(counts.fp), 'count')}
        ${figure('FN', amount(counts.fn), 'count')} ${figure('TP', amount(counts.tp), 'count')}
      </dl>`;
    })}
  </div>`;
}

function classBar({ report, classes }: ClassAnalysis): TemplateResult {
  const rows = report.classes.reduce((sum, { support }) => sum + support, 0);
  return html`<div class="wide bar">
    <dl class="scores">
      ${figure('Accuracy', percent(report.accuracy ?? NaN))}
      ${report.averages.map(({ name, fscore }) =>
        figure(`F1, ${name.replace(/ avg$/, '')}`, score(fscore)),
      )}
      ${figure('Classes', amount(classes.length))} ${figure('Rows', amount(rows))}
    </dl>
  </div>`;
}

function figure(name: string, value: string, kind = ''): TemplateResult {
  return html`<div class=${kind}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
