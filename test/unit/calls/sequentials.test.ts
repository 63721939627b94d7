import assert from 'node:assert/strict';
import { join } from 'node:path';
import { advance, type State } from '../../../src/calls/containers/advance.js';
import { study } from '../../../src/calls/containers/study.js';
import type { Layer, Shape } from '../../../src/calls/index.js';
import { knownShape, Length } from '../../../src/calls/shapes/length.js';
import { readSymbols } from '../../../tools/content/symbols.js';
import { letterValues, sequentialReader, shownThrough } from '../../../tools/shownThrough.js';
import { reference } from '../support/reference.js';

interface Case {
  readonly source: string;
  /** One that real PyTorch takes; there is none if a broad search found none. */
  readonly input?: Shape;
  /** What each layer gives. */
  readonly shapes?: readonly Shape[];
  /** The input that is shown; without `shapes` PyTorch refuses it. */
  readonly shown?: { readonly input: Shape; readonly shapes: readonly Shape[] | null };
}

const { cases } = reference<Case>('sequentials');
const read = sequentialReader(readSymbols(join('content', 'signatures')));
const taken = cases.filter(({ input }) => input !== undefined);
const untaken = cases.filter(({ input }) => input === undefined);

function shapesThrough(layers: readonly Layer[], input: Shape): (Shape | undefined)[] {
  let state: State = { lengths: input.map((length) => Length.of(length)), isFloat: false };
  return layers.map((layer) => {
    state = advance(layer, state);
    return knownShape(state.lengths);
  });
}

describe('random Sequentials are what PyTorch makes of them', () => {
  it('are many, taken and not', () => {
    assert.ok(taken.length > 70 && untaken.length > 15, `${taken.length}, ${untaken.length}`);
  });

  it('give the same shapes, layer by layer', () => {
    for (const { source, input = [], shapes } of taken) {
      assert.deepEqual(shapesThrough(read(source), input), shapes, source);
    }
  });

  it('are not refused if an input goes through', () => {
    for (const { source } of taken) {
      assert.equal(study(read(source)).analysis.fault?.refusal.message, undefined, source);
    }
  });

  it('are shown for an input that goes through', () => {
    for (const { source, shown } of cases) {
      const own = shownThrough(read(source), letterValues);
      assert.deepEqual(own?.input, shown?.input, `${source}: run tools/reference/sequentials.py`);
      assert.deepEqual(own?.shapes, shown?.shapes ?? undefined, source);
    }
  });

  it('are shown for some input in nearly all cases where there is one', () => {
    const silent = taken.filter(({ shown }) => !shown);
    assert.ok(silent.length <= 0.05 * taken.length, silent.map(({ source }) => source).join('\n'));
  });

  it('are refused in nearly all cases where none goes through', () => {
    const missed = untaken.filter(({ source }) => !study(read(source)).analysis.fault);
    assert.ok(missed.length <= 0.1 * untaken.length, missed.map(({ source }) => source).join('\n'));
  });
});
