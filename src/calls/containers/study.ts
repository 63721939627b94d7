import type { Layer } from '../define.js';
import { analyze, type Analysis, type Fault } from './analysis.js';
import { findInput, likelyAxes, type Flow, type Letters } from './findInput.js';

/** What layers one after another do to their input. */
export interface Study {
  readonly analysis: Analysis;
  /** Through the layers that are known and not at fault. */
  readonly flow: Flow | undefined;
  /** The input that such layers are mostly given, if they refuse it, and why. */
  readonly unusual: Unusual | undefined;
}

interface Unusual {
  readonly letters: Letters;
  readonly fault: Fault;
}

/** A batch of vectors can as well be one of sequences; images are told from both. */
const FEWEST_AXES = 4;

export function study(layers: readonly Layer[]): Study {
  const likely = likelyAxes(layers);
  const analysis = analyze(
    layers,
    likely.map(({ length }) => length),
  );
  const { known, axes } = analysis;
  const possible = likely.filter(({ length }) => axes.has(length));
  const flow = known > 0 ? findInput(layers.slice(0, known), possible) : undefined;
  const [letters] = likely;
  const fault = letters && analysis.fault === undefined && analysis.refused.get(letters.length);
  const isUnusual = flow && fault && letters.length >= FEWEST_AXES;
  return { analysis, flow, unusual: isUnusual ? { letters, fault } : undefined };
}
