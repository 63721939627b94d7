import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Library, Names } from '../../src/content/index.js';
import type { HoverContext } from '../../src/answers/hover/hoverContext.js';
import { symbolHover } from '../../src/answers/hover/symbolHover.js';
import { labCalls } from '../../src/answers/labs/labCalls.js';
import type { ThemeKind } from '../../src/labs/figure/theme.js';
import { occurrencesIn, Project, PythonSource, symbolAt } from '../../src/python/index.js';
import { builtLabs, builtLibrary, builtSnippets, pythonFile } from '../pythonFile.js';
import { median, medianMs, p95, type Row } from '../row.js';

const SHOWS = {
  formula: true,
  plot: true,
  advice: true,
  computed: true,
  parameters: true,
  example: true,
};

/** What is hovered over in turn: a lab of one call, one that reads the whole file, and layers. */
const PLACES = ['nn.LeakyReLU(', 'torch.optim.AdamW(', 'self.act(', 'nn.Linear('];
const WARM_UP = 40;
/** In each kind of theme, so that pictures are drawn anew: the last 64 are remembered. */
const HOVERS = 80;
const THEMES: readonly ThemeKind[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

const snippets = builtSnippets();
const labs = builtLabs();

/** All of a hover but VS Code's share: find the symbol, read the call, compute, draw, compose. */
export async function rows(): Promise<Row[]> {
  const library = builtLibrary();
  const names = await library.knowledge();
  const hovers = new Hovers(library, names);
  const of = (lines: number): string => `${lines.toLocaleString('en')} lines`;
  const all: Row[] = [];
  for (const [lines, budget] of [
    [1000, 5],
    [10_000, 25],
  ] as const) {
    const text = pythonFile(lines);
    const parse = medianMs(() => PythonSource.parse(text));
    const row = (what: string, value: number, most?: number): Row => ({
      what: `hover without VS Code’s share, ${what}, ${of(lines)}`,
      value,
      unit: 'ms',
      peer: { name: 'parsing those lines', value: parse },
      ...(most !== undefined && { budget: { kind: 'value', most } }),
    });
    all.push(
      row('first in the file', await hovers.cold(text)),
      row('warm, p95', await hovers.warm(text), budget),
      row('after a keystroke, p95', await hovers.edited(text), budget),
      {
        what: `calls for the code lenses, ${of(lines)}`,
        value: lenses(text, names),
        unit: 'ms',
        peer: { name: 'parsing those lines', value: parse },
      },
    );
  }
  all.push(await acrossFiles(names), await memory(names));
  return all;
}

class Hovers {
  constructor(
    private readonly library: Library,
    private readonly names: Names,
  ) {}

  async cold(text: string): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      const start = performance.now();
      await this.#hover(PythonSource.parse(text), i, 'dark');
      times.push(performance.now() - start);
    }
    return median(times);
  }

  async warm(text: string): Promise<number> {
    const source = PythonSource.parse(text);
    return this.#p95((i, theme) => this.#hover(source, i, theme));
  }

  async edited(text: string): Promise<number> {
    let source = PythonSource.parse(text);
    return this.#p95(async (i, theme) => {
      const at = source.text.indexOf('h = self.act', placeOf(source.text, i));
      const after = `${source.text.slice(0, at)}a = 1; ${source.text.slice(at)}`;
      source = source.edited([{ from: at, to: at, insert: 'a = 1; ' }], after);
      await this.#hover(source, i, theme);
    });
  }

  async #p95(run: (i: number, theme: ThemeKind) => Promise<void>): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < WARM_UP + THEMES.length * HOVERS; i++) {
      const theme = THEMES[Math.floor(i / HOVERS) % THEMES.length] ?? 'dark';
      const start = performance.now();
      await run(i, theme);
      times.push(performance.now() - start);
    }
    return p95(times.slice(WARM_UP));
  }

  /** Over another call each time. */
  async #hover(source: PythonSource, i: number, theme: ThemeKind): Promise<void> {
    const word = PLACES[i % PLACES.length] ?? '';
    const at = source.text.indexOf(word, placeOf(source.text, i)) + word.length - 2;
    const symbol = symbolAt(source, at, this.names);
    const entry = symbol && (await this.library.find(symbol.name));
    if (!symbol?.call || !entry) throw new Error(`there is no symbol at ${word}`);
    const context: HoverContext = {
      read: { source, start: 0 },
      uri: 'file:///a.py',
      names: this.names,
      library: this.library,
      snippets,
      labs,
      shows: SHOWS,
      theme,
      failed: (error) => {
        throw error;
      },
    };
    await symbolHover(symbol, entry, context);
  }
}

/** A file that imports twenty others, and what it says of a model that one of them defines. */
async function acrossFiles(names: Names): Promise<Row> {
  const model = pythonFile(500);
  const files = Array.from({ length: 20 }, (_, i) => `m${i}.py`);
  const imports = files.map((_, i) => `from m${i} import Net1 as Net${i}\n`).join('');
  const main = `${imports}model = Net7(32)\nmodel.train()\n`;
  const parse = medianMs(() =>
    [main, ...files.map(() => model)].map((one) => PythonSource.parse(one)),
  );
  const times: number[] = [];
  for (let i = 0; i < 9; i++) {
    const start = performance.now();
    const root = PythonSource.parse(main);
    const sources = new Map(files.map((file) => [file, PythonSource.parse(model)]));
    const read = (path: string): Promise<PythonSource | undefined> =>
      Promise.resolve(sources.get(path));
    const opened = await Project.of(names).open('main.py', root, { root: '', read });
    const symbol = symbolAt(opened, main.lastIndexOf('train'), names);
    if (symbol?.name !== 'torch.nn.Module.train') throw new Error('the model is not known');
    times.push(performance.now() - start);
  }
  return {
    what: 'reading 20 files of 500 lines for a name that one of them defines',
    value: median(times),
    unit: 'ms',
    peer: { name: 'parsing those files', value: parse },
  };
}

/** Milliseconds to find all calls that a lab understands. */
function lenses(text: string, names: Names): number {
  const times = Array.from({ length: 9 }, () => {
    const source = PythonSource.parse(text);
    const start = performance.now();
    labCalls.in(source, names, labs);
    return performance.now() - start;
  });
  return median(times);
}

/** A place of its own for each hover, spread over the first four fifths of the text. */
function placeOf(text: string, i: number): number {
  return Math.floor(((((i * 37) % 97) / 97) * text.length * 4) / 5);
}

/** What stays in memory after every symbol of a long file was asked for. */
async function memory(names: Names): Promise<Row> {
  const sources: PythonSource[] = [];
  const text = pythonFile(10_000);
  const before = await used();
  const source = PythonSource.parse(text);
  sources.push(source);
  const parsed = await used();
  let symbols = 0;
  for (const { from } of occurrencesIn(source, names)) {
    if (symbolAt(source, from, names)) symbols++;
  }
  const after = await used();
  sources.pop(); // until here the file is in use
  return {
    what: `memory of ${symbols.toLocaleString('en')} symbols read in 10,000 lines`,
    value: after - before,
    unit: 'MB',
    peer: { name: 'their syntax tree', value: parsed - before },
  };
}

/** Megabytes that are in use once the garbage is gone; buffers go some time after what held them. */
async function used(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  for (let i = 0; i < 3; i++) {
    if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
    await setTimeout(20);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
