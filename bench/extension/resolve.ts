import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@lezer/python';
import { Library, type Names } from '../../src/content/index.js';
import { occurrencesIn, PythonSource, symbolAt } from '../../src/python/index.js';
import { median, type Row } from '../row.js';

const IMPORTS = 'import torch\nimport torch.nn.functional as F\nfrom torch import nn\n';

/** A module of twenty lines, so that names repeat across scopes as in real files. */
const MODULE = (i: number): string => `
class Net${i}(nn.Module):
    def __init__(self, width: int = 64):
        super().__init__()
        self.inner = nn.Linear(width, 2 * width)
        self.act = nn.GELU(approximate="tanh")
        self.outer = nn.Linear(2 * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        h = self.act(self.inner(x))
        h = F.dropout(h, p=0.1, training=self.training)
        return x + self.outer(h).view(x.shape)


model${i} = Net${i}(32)
optimizer${i} = torch.optim.AdamW(model${i}.parameters(), lr=1e-3)
x${i} = torch.randn(8, 32)
loss${i} = F.mse_loss(model${i}(x${i}), x${i})
loss${i}.backward()
optimizer${i}.step()
`;

/** Reading alone: tracing a symbol through bindings and types, with its call's arguments. */
export async function rows(): Promise<Row[]> {
  const folder = join(import.meta.dirname, '..', '..', 'dist', 'content');
  const library = new Library((name) => Promise.resolve(readFileSync(join(folder, name), 'utf8')));
  const knowledge = await library.knowledge();
  return [1000, 10_000].flatMap((lines) => rowsFor(lines, knowledge));
}

function rowsFor(lines: number, knowledge: Names): Row[] {
  const size = `${lines.toLocaleString('en')} lines`;
  const text = IMPORTS + Array.from({ length: lines / 20 }, (_, i) => MODULE(i)).join('');
  const parse = median(times(20, () => parser.parse(text)));
  const peer = { name: 'parsing those lines', value: parse };
  const row = (what: string, value: number, most: number): Row => ({
    what: `${what}, ${size}`,
    value,
    unit: 'ms',
    peer,
    budget: { kind: 'ratio', most },
  });

  const find = (source: PythonSource, from: number): void => {
    const symbol = symbolAt(source, source.text.indexOf('.act(', from) + 2, knowledge);
    if (symbol?.name !== 'torch.nn.GELU' || !symbol.call) throw new Error('there is no symbol');
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
    row('a symbol read after a keystroke, p95', percentile(edited, 0.95), 1),
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

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? NaN;
}
