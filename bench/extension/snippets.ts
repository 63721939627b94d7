import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@lezer/python';
import { Library } from '../../src/content/index.js';
import { codePlaceAt, PythonSource } from '../../src/python/index.js';
import { fitsPlace, fitterAt, readCatalogue } from '../../src/snippets/index.js';
import { medianMs, type Row } from '../row.js';

const IMPORTS = 'import torch\nimport torch.nn.functional as F\nfrom torch import nn\n';

/** A module of ten lines, with objects of its own. */
const MODULE = (i: number): string => `
class Net${i}(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(x)


model${i} = Net${i}()
optimizer${i} = torch.optim.AdamW(model${i}.parameters(), lr=1e-3)
loss${i} = F.mse_loss(model${i}(torch.randn(8, 32)), torch.randn(8, 32))
loss${i}.backward()
`;

/** The list of completions: every snippet in the names of a file of 1,000 lines, just edited. */
export async function rows(): Promise<Row[]> {
  const dist = join(import.meta.dirname, '..', '..', 'dist');
  const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
  const library = new Library((name) => Promise.resolve(read(join('content', name))));
  const types = await library.knowledge();
  const text = read(join('snippets', 'catalogue.json'));
  const catalogue = readCatalogue(text);
  const code = IMPORTS + Array.from({ length: 100 }, (_, i) => MODULE(i)).join('');
  const word = '\nml-s';
  let source = PythonSource.parse(code + word);
  const list = (): void => {
    const to = source.text.length;
    source = source.edited([{ from: to, to, insert: 't' }], `${source.text}t`);
    const from = source.text.lastIndexOf('\n') + 1;
    const place = codePlaceAt(source, { from, to: to + 1 });
    if (!place) throw new Error('nothing may stand there');
    const fit = fitterAt({ source, start: 0, offset: from }, types);
    const fitted = catalogue.filter((one) => fitsPlace(one, place)).map(fit);
    if (fitted.length !== catalogue.length) throw new Error('snippets are missing');
  };
  return [
    {
      what: `the list of ${catalogue.length} snippets after a keystroke, 1,000 lines`,
      value: medianMs(list),
      unit: 'ms',
      peer: { name: 'parsing those lines', value: medianMs(() => parser.parse(code)) },
      budget: { kind: 'ratio', most: 6 },
    },
    {
      what: 'reading the catalog of the snippets, once',
      value: medianMs(() => readCatalogue(text)),
      unit: 'ms',
      peer: { name: 'JSON.parse', value: medianMs(() => JSON.parse(text)) },
    },
  ];
}
