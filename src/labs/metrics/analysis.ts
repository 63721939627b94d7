import { EngineError } from '../../engine/error.js';
import { DataError, type DataTable } from '../data/table.js';
import { Recent } from '../recent.js';
import { analyseBinary, usualThreshold, type BinaryAnalysis } from './binary.js';
import { analyseClasses, type ClassAnalysis } from './classes.js';
import { problemOf } from './problem.js';
import type { MetricsState } from './state.js';

export type Analysis = BinaryAnalysis | ClassAnalysis;

/** Analyses of one table that are remembered. */
const REMEMBERED = 4;
const known = new WeakMap<DataTable, Recent<Analysis>>();

/**
 * Measures a table as the state says; what does not depend on the threshold or the costs.
 *
 * @throws {DataError} if there is nothing to measure, which says what to do.
 */
export function analyse(table: DataTable, state: MetricsState): Analysis {
  const { columns, positive, models, bins, strategy } = state;
  const key = JSON.stringify([columns, positive, models, bins, strategy]);
  const analyses = known.get(table) ?? new Recent<Analysis>(REMEMBERED);
  known.set(table, analyses);
  return analyses.get(key, () => measure(table, state));
}

function measure(table: DataTable, state: MetricsState): Analysis {
  const problem = problemOf(table, state);
  try {
    return problem.kind === 'binary' ? analyseBinary(problem, state) : analyseClasses(problem);
  } catch (error) {
    if (error instanceof EngineError) throw new DataError(`${table.name}: ${error.message}.`);
    throw error;
  }
}

export function thresholdOf(state: MetricsState, analysis: BinaryAnalysis): number {
  return state.threshold ?? usualThreshold(analysis);
}
