import assert from 'node:assert/strict';
import { parseHTML } from 'linkedom/worker';
import { readText } from '../../../src/labs/data/readText.js';
import { themes, type ThemeKind } from '../../../src/labs/figure/theme.js';
import { thin } from '../../../src/labs/metrics/figures/chart.js';
import { shade } from '../../../src/labs/metrics/figures/heat.js';
import { still, type ThresholdFigure } from '../../../src/labs/metrics/figures/thresholdFigure.js';
import { readFile } from '../../../src/labs/data/readFile.js';
import { metricsLab } from '../../../src/labs/metrics/lab.js';
import { tableOfSample } from '../../../src/labs/metrics/samples/index.js';
import { initialState, type MetricsState } from '../../../src/labs/metrics/state.js';
import { viewOf, type MetricsView } from '../../../src/labs/metrics/view.js';
import { contrast } from '../support/contrast.js';

const { document } = parseHTML('<html><body></body></html>');
const canvas = { document, width: 480, height: 300, theme: themes.light };

function binaryView(change: Partial<MetricsState> = {}): MetricsView & { kind: 'binary' } {
  const view = viewOf({ ...initialState, ...change }, { table: tableOfSample('imbalanced') });
  assert.equal(view.kind, 'binary');
  return view;
}

function figureOf(view: MetricsView & { kind: 'binary' }, id: string): ThresholdFigure {
  const figure = view.figures.find((one) => one.id === id);
  assert.ok(figure, id);
  return figure;
}

describe('pictures of one threshold', () => {
  const { figures } = binaryView();
  it('are those of scores, matrix, PR, ROC, F1, calibration and cost', () => {
    assert.deepEqual(
      figures.map(({ id }) => id),
      ['scores', 'matrix', 'pr', 'roc', 'f1', 'calibration', 'cost'],
    );
  });
  for (const figure of figures) {
    it(`${figure.id}: the picture stays, the marks move`, () => {
      const again = figureOf(binaryView({ threshold: 0.2 }), figure.id);
      assert.equal(still(again, 0.2).draw, still(figure, 0.9).draw);
      const drawn = figure.picture(canvas);
      const marks = (threshold: number): string =>
        figure
          .marks(threshold, drawn, canvas)
          .map((mark) => mark.outerHTML)
          .join();
      assert.notEqual(marks(0.1), marks(0.8));
      assert.notEqual(marks(0.1), '');
      assert.doesNotMatch(marks(1e9) + marks(-1e9), /NaN|Infinity/);
    });
    it(`${figure.id}: where one points, there the threshold goes`, () => {
      const drawn = figure.picture(canvas);
      const [left, right] = [0.1, 0.9].map((x) => figure.thresholdAt({ x, y: 0.5 }));
      assert.ok(left !== undefined && right !== undefined && left !== right);
      assert.ok(drawn.x.range[0] < drawn.x.range[1]);
    });
    it(`${figure.id}: keys move it there and back`, () => {
      const up = figure.nudged(0.3, 1, 0);
      assert.notEqual(up, 0.3);
      const back = figure.nudged(up, -1, 0);
      assert.ok(Math.abs(back - 0.3) < 0.1, `${back}`);
      const ends = [figure.nudged(0.3, -100, 0), figure.nudged(0.3, 100, 0)];
      assert.ok(ends.every(Number.isFinite));
      assert.notEqual(ends[0], ends[1]);
    });
    it(`${figure.id}: the reading follows`, () => {
      if (figure.id === 'calibration') return;
      assert.notDeepEqual(figure.reading(0.1), figure.reading(0.8));
    });
  }
  it('only the cost is drawn anew for other costs', () => {
    const other = binaryView({ costs: { fp: 3, fn: 3 } });
    const changed = figures.filter(({ id, picture }) => figureOf(other, id).picture !== picture);
    assert.deepEqual(
      changed.map(({ id }) => id),
      ['cost'],
    );
  });
  it('on the ROC the dot runs right and up with the arrow keys', () => {
    const roc = figureOf(binaryView(), 'roc');
    assert.ok(roc.nudged(0.5, 1, 0) < 0.5);
    assert.ok(roc.nudged(0.5, 0, 1) < 0.5);
    assert.ok(roc.nudged(0.5, -1, 0) > 0.5);
  });
});

describe('cells of a heat map', () => {
  for (const kind of Object.keys(themes) as ThemeKind[]) {
    it(`${kind}: their text stands out at 4.5 : 1`, () => {
      for (const isWrong of [0, 1] as const) {
        for (let part = 0; part <= 1; part += 0.02) {
          const { fill, text } = shade(themes[kind], isWrong, part);
          assert.ok(contrast(text, fill) >= 4.5, `${text} on ${fill}`);
        }
      }
    });
  }
  it('each have a text, whether there are three classes or thirty', () => {
    for (const size of [3, 10, 30]) {
      const matrix = Array.from({ length: size }, (_, row) =>
        Array.from({ length: size }, (__, column) => (row === column ? 90 : (row + column) % 3)),
      );
      const table = readText('text', JSON.stringify(matrix));
      for (const normalize of [null, 'true', 'pred', 'all'] as const) {
        const view = viewOf({ ...initialState, normalize }, { table });
        assert.equal(view.kind, 'classes');
        const { svg } = view.confusion.draw({ ...canvas, width: 600, height: 480 });
        const cells = svg.querySelectorAll('rect').length;
        const numbers = [...svg.querySelectorAll('text')].filter(
          (text) => /^[\d.,]+$/.test(text.textContent) && text.getAttribute('font-size') !== null,
        );
        assert.deepEqual([cells, numbers.length], [size * size, size * size]);
        for (const number of numbers) assert.ok(Number(number.getAttribute('font-size')) >= 7.5);
        assert.doesNotMatch(svg.outerHTML, /NaN|Infinity|undefined/);
      }
    }
  });
});

describe('points that are left out of a picture', () => {
  it('lie less than a thousandth from one that is drawn', () => {
    const y = (i: number): number => Math.sin(i / 5000) ** 2;
    const kept = thin(20_000, (i) => ({ x: i / 20_000, y: y(i) }), [1, 1]);
    assert.ok(kept.length < 4000);
    assert.deepEqual([kept[0], kept.at(-1)], [0, 19_999]);
    let last = 0;
    for (let i = 0; i < 20_000; i++) {
      if (i === kept[last + 1]) last++;
      assert.ok(Math.abs(y(i) - y(kept[last] ?? 0)) <= 1e-3);
    }
  });
  it('or are no numbers', () => {
    assert.deepEqual(
      thin(4, (i) => ({ x: i, y: i === 0 || i === 3 ? NaN : i }), [1, 1]),
      [1, 2],
    );
  });
});

describe('the lab of metrics', () => {
  it('has pictures without NaN in every theme and size, for every preset', () => {
    for (const { id, state } of metricsLab.presets) {
      for (const theme of Object.values(themes)) {
        for (const [width, height] of [
          [380, 142],
          [280, 200],
          [1100, 480],
        ] as const) {
          for (const figure of metricsLab.figures(state)) {
            const { svg } = figure.draw({ document, width, height, theme });
            assert.doesNotMatch(svg.outerHTML, /NaN|Infinity|undefined/, `${id}, ${figure.id}`);
            assert.equal(svg.querySelector('style'), null);
          }
        }
      }
    }
  });
  it('reads files by a script that names their columns', () => {
    const columns = {
      label: 'y',
      prediction: null,
      score: 's',
      secondScore: null,
      classScores: [],
      weight: null,
      model: null,
      meaning: 'asIs' as const,
    };
    const texts = {
      'a.csv': 'y,s\n0,0.25\n1,0.75',
      'a.json': '[{"y":0,"s":0.25},{"y":1,"s":0.75}]',
      'a.jsonl': '{"y":0,"s":0.25}\n{"y":1,"s":0.75}',
    };
    for (const [name, text] of Object.entries(texts)) {
      const { python } = metricsLab.toScript(
        { ...initialState, columns, data: { kind: 'file', name, uri: `file:///${name}` } },
        readFile(name, new TextEncoder().encode(text)),
      );
      assert.match(python, new RegExp(`path = "${name}"`));
      assert.match(python, /numbers\("s"\)/);
    }
  });
});
