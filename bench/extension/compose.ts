import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@lezer/python';
import { Library } from '../../src/content/index.js';
import { formula, plot } from '../../src/host/labs/pictures.js';
import { hoverMarkdown } from '../../src/host/hover/markdown.js';
import { activationLab } from '../../src/labs/activation/lab.js';
import { PythonSource, symbolAt } from '../../src/python/index.js';
import { median, type Row } from '../row.js';

/** Our own part of a hover, without VS Code's: find the symbol, read the call, draw, compose. */
export async function rows(): Promise<Row[]> {
  const folder = join(import.meta.dirname, '..', '..', 'dist', 'content');
  const library = new Library((name) => Promise.resolve(readFileSync(join(folder, name), 'utf8')));
  const knowledge = await library.knowledge();
  const measure = async (
    lines: number,
    edited: boolean,
  ): Promise<{ p95: number; parse: number }> => {
    const block =
      'class Net(nn.Module):\n    def forward(self, x):\n        h = self.linear(x)\n        h = nn.LeakyReLU(0.3)(h)\n        return h\n';
    let source = PythonSource.parse(`from torch import nn\n${block.repeat(lines / 5)}`);
    const times: number[] = [];
    const parses: number[] = [];
    for (let i = 0; i < 90; i++) {
      const parseStart = performance.now();
      parser.parse(source.text);
      parses.push(performance.now() - parseStart);
      const start = performance.now();
      if (edited) {
        const at = source.text.indexOf('self.linear', source.text.length / 2);
        const text = `${source.text.slice(0, at)}1 + ${source.text.slice(at)}`;
        source = source.edited([{ from: at, to: at, insert: '1 + ' }], text);
      }
      const offset = source.text.indexOf('LeakyReLU', source.text.length / 2) + 2;
      const symbol = symbolAt(source, offset, knowledge);
      const entry = symbol && (await library.find(symbol.name));
      if (!symbol?.call || !entry?.formula) throw new Error('there is no symbol');
      // Another slope each time, so that no picture is remembered.
      const value = { kind: 'literal', value: i / 100, text: '' } as const;
      const args = { ...symbol.call.arguments, positional: [value] };
      const { state, notes } = activationLab.fromCode({ ...symbol.call, arguments: args }, []);
      hoverMarkdown({
        title: symbol.name,
        entry,
        example: true,
        parameters: ['negative_slope'],
        footer: [],
        formula: formula(entry.formula, 'dark'),
        formulaText: activationLab.formulaText(state),
        plot: plot('activation', state, 'dark'),
        notes,
        advice: true,
        links: [],
      });
      times.push(performance.now() - start);
    }
    const warm = times.slice(30).sort((a, b) => a - b);
    return { p95: warm[Math.floor(warm.length * 0.95)] ?? NaN, parse: median(parses) };
  };
  const short = await measure(1000, false);
  const long = await measure(10_000, true);
  return [
    {
      what: 'our part of a hover, 1,000 lines, p95',
      value: short.p95,
      unit: 'ms',
      peer: { name: 'parsing those lines', value: short.parse },
      budget: { kind: 'value', most: 5 },
    },
    {
      what: 'our part of a hover, 10,000 lines just edited, p95',
      value: long.p95,
      unit: 'ms',
      peer: { name: 'parsing those lines', value: long.parse },
      budget: { kind: 'value', most: 25 },
    },
  ];
}
