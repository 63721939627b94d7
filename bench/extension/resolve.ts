import { parser } from '@lezer/python';
import type { Names } from '../../src/content/index.js';
import { occurrencesIn, PythonSource, symbolAt } from '../../src/python/index.js';
import { builtLibrary, pythonFile } from '../pythonFile.js';
import { median, medianMs, p95, type Row } from '../row.js';

/** Reading alone: tracing a symbol through bindings and types, with its call's arguments. */
export async function rows(): Promise<Row[]> {
  const knowledge = await builtLibrary().knowledge();
  return [1000, 10_000].flatMap((lines) => rowsFor(lines, knowledge));
}

function rowsFor(lines: number, knowledge: Names): Row[] {
  const size = `${lines.toLocaleString('en')} lines`;
  const text = pythonFile(lines);
  const parse = medianMs(() => parser.parse(text), { runs: 20 });
  const row = (what: string, value: number, most: number): Row => ({
    what: `${what}, ${size}`,
    value,
    unit: 'ms',
    peer: { name: 'parsing those lines', value: parse },
    budget: { kind: 'ratio', most },
  });

  const find = (source: PythonSource, from: number): void => {
    const symbol = symbolAt(source, source.text.indexOf('.act(', from) + 2, knowledge);
    if (symbol?.name !== 'torch.nn.LeakyReLU' || !symbol.call)
      throw new Error('there is no symbol');
  };
  const cold = times(20, () => {
    find(PythonSource.parse(text), text.length / 2);
  });
  let source = PythonSource.parse(text);
  const edited = times(60, () => {
    const at = source.text.indexOf('h = self.act', source.text.length / 2);
    const next = `${source.text.slice(0, at)}a = 1; ${source.text.slice(at)}`;
    source = source.edited([{ from: at, to: at, insert: 'a = 1; ' }], next);
    find(source, at);
  });
  let symbols = 0;
  const [all = NaN] = times(1, () => {
    symbols = occurrencesIn(PythonSource.parse(text), knowledge).length;
  });
  return [
    row('a symbol read for the first time, median', median(cold), 3),
    row('a symbol read after a keystroke, p95', p95(edited), 1),
    row(`all ${symbols.toLocaleString('en')} symbols read`, all, 20),
  ];
}

function times(count: number, run: () => void): number[] {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}
