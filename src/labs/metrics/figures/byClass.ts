import { seriesColour } from '../../figure/theme.js';
import * as Plot from '@observablehq/plot';
import type { LabFigure } from '../../figure/figure.js';
import type { ReportRow } from '../../../engine/metrics/classificationReport.js';
import type { ClassAnalysis } from '../classes.js';
import { percent, score } from './words.js';
import { axis, frame, plain, tickCounts } from '../../figure/frame.js';
import { legend, legendHeight, legendRows } from '../../figure/legend.js';

const CHARACTER = 6.4; // mean advance of an 11 px system font, in pixels
const ROW = 19;

/** Macro and weighted averages that differ by less say nothing of rare classes. */
const NEGLIGIBLE = 5e-3;

const MEASURES = [
  { name: 'precision', colour: 2, of: (row: ReportRow) => row.precision },
  { name: 'recall', colour: 1, of: (row: ReportRow) => row.recall },
  { name: 'F1', colour: 0, of: (row: ReportRow) => row.fscore },
] as const;

/** Precision, recall and F1 of every class, the worst on top, and their averages. */
export function byClassFigure({ report, oneVsRest }: ClassAnalysis): LabFigure {
  const hasCurves = oneVsRest.length > 0;
  const rows = report.classes.toSorted((one, other) => one.fscore - other.fscore);
  const names = rows.map(({ name }) => name);
  return {
    id: 'classes',
    title: 'Class by class',
    wide: !hasCurves,
    aspect: hasCurves ? Math.max(0.5, (rows.length * ROW) / 480) : 0.3,
    tableFirst: true,
    draw: (canvas) => {
      const { width, height, theme } = canvas;
      const left = Math.min(
        width / 3,
        Math.max(...names.map((name) => name.length)) * CHARACTER + 14,
      );
      const items = legendRows(
        MEASURES.map(({ name, colour }) => ({
          label: name,
          colour: seriesColour(theme, colour),
          dashed: false,
        })),
        width - left - 16,
      );
      const marginTop = legendHeight(items) + 6;
      const tall = Math.max(height, height < 180 ? 0 : rows.length * ROW + marginTop + 34);
      const marks = rows.flatMap((row) =>
        MEASURES.map(({ of, colour }) => ({
          name: row.name,
          value: of(row),
          fill: seriesColour(theme, colour),
          isF1: colour === 0,
        })),
      );
      const lowest = Math.min(...marks.map(({ value }) => value));
      const from = Math.min(0.9, Math.floor(lowest * 10) / 10);
      const plot = Plot.plot({
        ...frame({ ...canvas, height: tall }),
        marginLeft: left,
        marginRight: 16,
        marginTop,
        marginBottom: 30,
        x: { ...axis(canvas, null, tickCounts(canvas).x), domain: [from, 1] },
        y: {
          domain: names,
          label: null,
          tickSize: 0,
          tickFormat: (name: string) =>
            name.length * CHARACTER > left
              ? `${name.slice(0, Math.floor(left / CHARACTER) - 3)}…`
              : name,
        },
        marks: [
          Plot.gridX({ stroke: theme.grid, strokeOpacity: 0.5 }),
          Plot.ruleY(rows, {
            y: 'name',
            x1: (row: ReportRow) => Math.min(row.precision, row.recall),
            x2: (row: ReportRow) => Math.max(row.precision, row.recall),
            stroke: theme.muted,
            strokeWidth: 2,
          }),
          Plot.dot(marks, {
            x: 'value',
            y: 'name',
            fill: 'fill',
            r: ({ isF1 }: { isF1: boolean }) => (isF1 ? 5 : 4),
          }),
          legend(items, left, theme.foreground),
        ],
      });
      const svg = plain(plot);
      return {
        svg,
        x: { domain: [from, 1], range: [left, width - 16] },
        y: { domain: [0, names.length], range: [tall - 30, marginTop] },
      };
    },
    reading: describe(report.classes, report.averages),
    table: () => {
      const micro = report.averages.some(({ name }) => name === 'micro avg') ? [] : microOf(report);
      const averages = [...micro, ...report.averages];
      return {
        columns: ['class', 'precision', 'recall', 'F1', 'support'],
        decimals: 3,
        rows: [...rows, ...averages].map(cells),
      };
    },
  };
}

function cells({ name, precision, recall, fscore, support }: ReportRow): (string | number)[] {
  return [name, precision, recall, fscore, support];
}

/** Where every row has one class, the micro averages are all the accuracy. */
function microOf({ accuracy, classes }: ClassAnalysis['report']): ReportRow[] {
  if (accuracy === null) return [];
  const support = classes.reduce((sum, row) => sum + row.support, 0);
  return [{ name: 'micro avg', precision: accuracy, recall: accuracy, fscore: accuracy, support }];
}

function describe(classes: readonly ReportRow[], averages: readonly ReportRow[]): string[] {
  const ordered = classes.toSorted((one, other) => one.fscore - other.fscore);
  const [worst] = ordered;
  const best = ordered.at(-1);
  const macro = averages.find(({ name }) => name === 'macro avg');
  const weighted = averages.find(({ name }) => name === 'weighted avg');
  if (!worst || !best || !macro || !weighted) return [];
  const weak =
    worst.precision < worst.recall
      ? `precision ${percent(worst.precision)}: others are taken for it`
      : `recall ${percent(worst.recall)}: it is taken for others`;
  const gap = weighted.fscore - macro.fscore;
  const averaged =
    Math.abs(gap) < NEGLIGIBLE
      ? `Macro F1 ${score(macro.fscore)} and weighted F1 ${score(weighted.fscore)} hardly differ: rare classes do as well as frequent ones.`
      : `Macro F1 ${score(macro.fscore)}, weighted ${score(weighted.fscore)}: ${gap > 0 ? 'rare classes do worse than frequent ones' : 'rare classes do better than frequent ones'}.`;
  return [
    `Weakest is ${worst.name} with F1 ${score(worst.fscore)} (${weak}), strongest ${best.name} with ${score(best.fscore)}.`,
    averaged,
  ];
}
