import { seriesColour } from '../../figure/theme.js';
import * as Plot from '@observablehq/plot';
import type { Canvas, Figure } from '../../figure/figure.js';
import type { Band } from '../bands.js';
import { rowAt, type BinaryAnalysis, type RankedModel } from '../binary.js';
import { chart, thin } from './chart.js';
import { dot, dotLabel, showThreshold, type Brush } from './marks.js';
import { alongCurves, type Curve } from './moves.js';
import { rankingTable } from './rankingTable.js';
import type { Place, ThresholdFigure } from './thresholdFigure.js';

interface CurveSpec {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly placeOf: (model: RankedModel, row: number) => Place;
  /** Whether y rises with falling thresholds. */
  readonly rises: boolean;
  readonly steps: boolean;
  /** The name of the area under the curve, and the area. */
  readonly areaOf: (model: RankedModel) => string;
  /** What stands for a model of no use. */
  readonly chance: (model: RankedModel) => readonly Place[];
  readonly bands: readonly (Band | undefined)[];
}

/** Picture, marks, table and moves of curves in the unit square, one a model. */
export function unitCurves(
  { ranked }: BinaryAnalysis,
  spec: CurveSpec,
): Pick<ThresholdFigure, 'picture' | 'marks' | 'table' | 'thresholdAt' | 'nudged'> {
  const curves = ranked.map((model): Curve => {
    const placeOf = (row: number): Place => spec.placeOf(model, row);
    const rows = thin(model.ranking.thresholds.length, placeOf, [1, 1]);
    return { model, placeOf, rows };
  });
  return {
    ...alongCurves(curves, spec.rises),
    picture: (canvas) => drawCurves(curves, spec, canvas),
    marks: (threshold, figure, brush) =>
      curves.flatMap((curve, i) => markOf(curve, i, spec.rises, threshold, figure, brush)),
    table: (_, most) =>
      rankingTable(
        ranked,
        [spec.xLabel, spec.yLabel],
        (model, row) => {
          const { x, y } = spec.placeOf(model, row);
          return [x, y];
        },
        { most },
      ),
  };
}

function markOf(
  { model, placeOf }: Curve,
  index: number,
  rises: boolean,
  threshold: number,
  figure: Figure,
  brush: Brush,
): SVGElement[] {
  const place = placeOf(rowAt(model.ranking, threshold));
  const { theme } = brush;
  return [
    ...dot(place, figure, brush, seriesColour(theme, index)),
    ...(index === 0 ? dotLabel(place, figure, brush, showThreshold(threshold), rises) : []),
  ];
}

function drawCurves(curves: readonly Curve[], spec: CurveSpec, canvas: Canvas): Figure {
  const { theme } = canvas;
  const colourOf = (i: number): string => seriesColour(theme, i);
  return chart(canvas, {
    x: { label: spec.xLabel, domain: [0, 1] },
    y: { label: spec.yLabel, domain: [0, 1] },
    legend: curves.map(({ model }, i) => ({
      label: curves.length > 1 ? `${model.name}, ${spec.areaOf(model)}` : spec.areaOf(model),
      colour: colourOf(i),
      dashed: false,
    })),
    marks: [
      ...curves.slice(0, 1).map(({ model }) =>
        Plot.line(spec.chance(model), {
          x: 'x',
          y: 'y',
          stroke: theme.muted,
          strokeDasharray: '3 4',
        }),
      ),
      ...curves.flatMap(({ placeOf, rows }, i) => {
        const places = rows.map(placeOf);
        return [
          ...bandMarks(spec.bands[i], colourOf(i)),
          Plot.line(places, {
            x: 'x',
            y: 'y',
            stroke: colourOf(i),
            strokeWidth: theme.line,
            strokeLinejoin: 'round',
            ...(spec.steps && { curve: 'step-before' as const }),
          }),
        ];
      }),
    ],
  });
}

function bandMarks(band: Band | undefined, fill: string): Plot.Markish[] {
  if (!band) return [];
  const { x, low, high } = band;
  return [Plot.areaY(x, { x, y1: low, y2: high, fill, fillOpacity: 0.2 })];
}
