import { metrics } from '../../engine/metrics/index.js';
import { userSourceSchema, type UserSource } from '../data/source.js';
import { columnOf, type DataTable } from '../data/table.js';
import type { LabFigure } from '../figure/figure.js';
import type { TableLab } from '../lab.js';
import { findCall } from './calls.js';
import { asConfusionTable } from './confusionTable.js';
import { loadInline } from './data.js';
import { atThreshold } from './figures/thresholdFigure.js';
import { fromCode } from './fromCode.js';
import { presets } from './presets.js';
import { classesOfTable, resolveTable, suggestedReading } from './problem.js';
import { isPredictions } from './roles.js';
import { initialState, metricsSchema, type MetricsState } from './state.js';
import { toCode } from './toCode.js';
import { toScript } from './toScript.js';
import { viewOf } from './view.js';

export const metricsLab: TableLab<MetricsState, UserSource> = {
  id: 'metrics',
  schema: metricsSchema,
  initial: initialState,
  presets,
  library: 'scikit-learn',
  recognises: (name) => findCall(name) !== undefined,
  fromCode,
  sourceSchema: userSourceSchema,
  withData,
  withMore: (shown, [second]) => ({ ...shown, ...FRESH, models: [], second: second ?? null }),
  isData: (table) => asConfusionTable(table) !== undefined || isPredictions(table),
  toCode,
  toScript,
  join,
  figures,
  formulaText: ({ call }) => metrics.find(call.name)?.text ?? '',
};

/** What does not carry over from one table to the next. */
const FRESH = { columns: null, positive: null, models: [], threshold: null } as const;

/** Other data: what of the state does not carry over to them is as they suggest. */
export function withData(shown: MetricsState, data: MetricsState['data']): MetricsState {
  const state = { ...shown, ...FRESH, models: [], data, second: null };
  const loaded = loadInline(data);
  return loaded && 'table' in loaded ? { ...state, ...suggestion(shown, loaded.table) } : state;
}

/** How a table is read that is shown first, and a call that fits it. */
export function suggestion(
  { call }: MetricsState,
  table: DataTable,
): Pick<MetricsState, 'columns' | 'positive' | 'call'> {
  const reading = suggestedReading(table);
  const { table: resolved, roles } = resolveTable(table, reading.columns);
  const usual = [initialState.call.name, 'sklearn.metrics.confusion_matrix'] as const;
  const [fitting, other] = classesOfTable(resolved, roles).length > 2 ? usual.toReversed() : usual;
  const isUsual = JSON.stringify(call) === JSON.stringify({ ...initialState.call, name: other });
  return { ...reading, call: isUsual && fitting ? { ...call, name: fitting } : call };
}

/** The pictures of data that are in the state; of a file there are none before it is read. */
function figures(state: MetricsState): readonly LabFigure[] {
  const loaded = loadInline(state.data);
  if (!loaded) return [];
  const view = viewOf(state, loaded);
  if (view.kind === 'nothing') return [];
  const all =
    view.kind === 'binary'
      ? view.figures.map((figure) => atThreshold(figure, view.threshold))
      : [view.confusion, ...view.figures];
  return all.toSorted(
    (one, other) => Number(other.id === state.figure) - Number(one.id === state.figure),
  );
}

/** A second model's scores of the same rows join the first's; anything else takes its place. */
function join(shown: MetricsState, opened: MetricsState): MetricsState {
  const [before, after] = [loadInline(shown.data), loadInline(opened.data)];
  if (shown.data.kind !== 'text' || opened.data.kind !== 'text' || !before || !after) return opened;
  if ('problem' in before || 'problem' in after || !shown.columns || !opened.columns) return opened;
  const { label, score } = opened.columns;
  const [mine, theirs] = [
    columnOf(before.table, shown.columns.label),
    columnOf(after.table, label),
  ];
  const sameRows =
    mine?.categories?.names.join() === theirs?.categories?.names.join() &&
    mine?.categories?.codes.join() === theirs?.categories?.codes.join();
  const scores = columnOf(after.table, score)?.numbers;
  const ours = columnOf(before.table, shown.columns.score)?.numbers;
  if (!sameRows || !scores || !ours || ours.join() === scores.join()) return opened;
  const names = before.table.columns.map(({ name }) => name);
  const secondScore = names.includes(score ?? '') ? `${score ?? ''}_2` : (score ?? '');
  const [head = '', ...rows] = shown.data.text.split(/\r?\n/);
  if (shown.columns.secondScore !== null || rows.length !== scores.length) return opened;
  const text = [
    `${head},${secondScore}`,
    ...rows.map((row, i) => `${row},${scores[i] ?? ''}`),
  ].join('\n');
  return {
    ...opened,
    data: { ...shown.data, text },
    columns: { ...shown.columns, secondScore },
    threshold: opened.threshold ?? shown.threshold,
  };
}
