import { defineCalls, layers, Refusal, Unreadable, type Shape } from '../define.js';
import type { GivenCall, Layer } from '../givenCall.js';
import { grouped } from '../text.js';
import type { Value } from '../../python/index.js';

/** The sizes of a square input that are tried first, by what people use. */
const USUAL_SIDES = [224, 32, 28, 64];
const LONGEST_SIDE = 512;
const WIDEST_LAYER = 44;

export default defineCalls({
  names: layers('Sequential'),
  parameters: (call) => layersOf(call).reduce((sum, layer) => sum + layer.parameters(), 0),
  input: (call, side) => inputOf(layersOf(call), side) ?? [1, side],
  output: (call, input) => shapesThrough(layersOf(call), input).at(-1) ?? input,
  facts: [
    (call) => {
      const inner = layersOf(call);
      const flow = inner.length === 0 ? undefined : flowOf(inner);
      return (
        flow && `${shapeText(flow.input)} → **${shapeText(flow.shapes.at(-1) ?? flow.input)}**`
      );
    },
  ],
  table: (call) => {
    const inner = layersOf(call);
    if (inner.length === 0) return undefined;
    const shapes = attemptFlow(inner)?.shapes;
    const rows = inner.map((layer, i) => {
      const shape = shapes?.[i];
      const count = countText(layer);
      return `| \`${shortText(layer.text)}\` | ${shape ? shapeText(shape) : ''} | ${count} |`;
    });
    return ['| layer | output | parameters |', '| :-- | :-- | --: |', ...rows].join('\n');
  },
});

interface Flow {
  readonly input: Shape;
  /** What each layer gives. */
  readonly shapes: readonly Shape[];
}

/** The layers in the arguments or in the OrderedDict that is the only one. */
function layersOf(call: GivenCall): Layer[] {
  const [spread] = call.spreads;
  if (spread !== undefined) throw new Unreadable(`\`${spread}\` is not known before the code runs`);
  const [only, ...others] = call.positional;
  const named = only && others.length === 0 ? orderedDict(only) : undefined;
  return (named ?? call.positional).map((value) => call.layer(value));
}

function orderedDict(value: Value): readonly Value[] | undefined {
  if (value.kind !== 'call' || value.call.name !== 'collections.OrderedDict') return undefined;
  const [given] = value.call.arguments.positional;
  if (given?.kind === 'dict') return given.entries.map(([, layer]) => layer);
  if (given?.kind !== 'sequence') return undefined;
  return given.items.flatMap((pair) => (pair.kind === 'sequence' ? pair.items.slice(1, 2) : []));
}

/** An input that the layers take; those that take anything say nothing about it. */
function inputOf(inner: readonly Layer[], side: number): Shape | undefined {
  for (const layer of inner) {
    const input = layer.input(side);
    if (input) return input;
  }
  return undefined;
}

/** @throws {Refusal} where a layer does not take what the one before it gives. */
function shapesThrough(inner: readonly Layer[], input: Shape): Shape[] {
  const shapes: Shape[] = [];
  inner.forEach((layer, i) => {
    if (layer.givesTuple && i < inner.length - 1) {
      throw new Refusal(`\`${shortText(layer.text)}\` gives a tuple, which no layer takes`);
    }
    const before = shapes.at(-1) ?? input;
    try {
      shapes.push(layer.output(before));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(`\`${shortText(layer.text)}\`: ${error.message}`);
    }
  });
  return shapes;
}

/**
 * The shapes for an input of a usual size, or of the first size that goes all the way.
 *
 * @throws {Refusal} if none does.
 */
function flowOf(inner: readonly Layer[]): Flow | undefined {
  let refusal: Refusal | undefined;
  const sides = [...USUAL_SIDES, ...Array.from({ length: LONGEST_SIDE }, (_, i) => i + 1)];
  for (const side of sides) {
    const input = inputOf(inner, side);
    if (!input) return undefined;
    try {
      return { input, shapes: shapesThrough(inner, input) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal ??= error;
      if (inputOf(inner, side + 1)?.join() === input.join()) break; // every side is the same input
    }
  }
  throw refusal ?? new Refusal('no input goes through');
}

function attemptFlow(inner: readonly Layer[]): Flow | undefined {
  try {
    return flowOf(inner);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Unreadable) return undefined;
    throw error;
  }
}

function countText(layer: Layer): string {
  try {
    const count = layer.parameters();
    return count === 0 ? '–' : grouped(count);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Unreadable) return '?';
    throw error;
  }
}

/** The batch is `N`, whatever size was tried. */
function shapeText([, ...sizes]: Shape): string {
  return `(${['N', ...sizes].join(', ')})`;
}

/** `Linear(784, 128)` for `nn.Linear(784, 128)`, on one line and not too long for a table. */
function shortText(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/^(?:\w+\.)+/, '')
    .replaceAll('|', '¦');
  return line.length > WIDEST_LAYER ? `${line.slice(0, WIDEST_LAYER - 1)}…` : line;
}
