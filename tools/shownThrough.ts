import { study } from '../src/calls/containers/study.js';
import { layerOf, type Layer } from '../src/calls/index.js';
import type { Lengths } from '../src/calls/shapes/length.js';
import { Names } from '../src/content/index.js';
import { callsIn, PythonSource } from '../src/python/index.js';
import { nameData, type readSymbols } from './content/symbols.js';

const IMPORTS = 'import torch\nfrom torch import nn, optim\nfrom collections import OrderedDict\n';

/** Lengths that stand for the letters of a shown shape. */
export const letterValues: Readonly<Record<string, number>> = {
  N: 2,
  C: 3,
  L: 5,
  D: 6,
  H: 7,
  W: 8,
  in: 4,
};

/** Reads the layers of a source that is one `nn.Sequential(…)`. */
export function sequentialReader(
  table: ReturnType<typeof readSymbols>,
): (source: string) => readonly Layer[] {
  const names = new Names(nameData(table, []));
  return (source) => layersOf(source, names, table);
}

function layersOf(
  source: string,
  names: Names,
  table: ReturnType<typeof readSymbols>,
): readonly Layer[] {
  const call = callsIn(PythonSource.parse(`${IMPORTS}${source}\n`), names).find(
    ({ name }) => name === 'torch.nn.Sequential',
  );
  const layer = call && layerOf(call, source, (name) => table.symbols.get(name)?.signature);
  if (!layer?.call) throw new Error(`no Sequential in ${source}`);
  return layer.family?.inner?.(layer.call) ?? [];
}

/** The input that is shown for them and what each gives, in numbers. */
export function shownThrough(layers: readonly Layer[], letters: Readonly<Record<string, number>>) {
  const { flow, analysis } = study(layers);
  if (!flow || analysis.known < layers.length) return undefined;
  const numbers = (lengths: Lengths): number[] =>
    lengths.map((length) =>
      String(length)
        .split('·')
        .reduce((product, part) => product * (letters[part] ?? Number(part)), 1),
    );
  return { input: numbers(flow.input), shapes: flow.states.map((state) => numbers(state.lengths)) };
}
