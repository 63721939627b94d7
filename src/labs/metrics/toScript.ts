import { attempt } from '../data/loaded.js';
import { oneLine } from '../data/pythonReader.js';
import type { Lab, Script } from '../lab.js';
import { analyse, thresholdOf } from './analysis.js';
import { binaryImports, binaryMeasures, binaryOperands, binaryPrints } from './binaryScript.js';
import { CLASS_IMPORTS, classMeasures, classOperands, classPrints } from './classScript.js';
import { loadInline } from './data.js';
import { fileScript } from './fileScript.js';
import type { MetricsState } from './state.js';

/** All figures of the panel, computed by scikit-learn from the same rows. */
export const toScript: Lab<MetricsState>['toScript'] = (state, table) => {
  const loaded = state.data.kind === 'file' && table ? { table } : loadInline(state.data);
  if (!loaded || 'problem' in loaded)
    return nothing(loaded?.problem ?? 'The data are not read yet.');
  const analysis = attempt(() => analyse(loaded.table, state));
  if ('problem' in analysis) return nothing(analysis.problem);
  const isWhole =
    analysis.kind === 'classes' ||
    analysis.ranked.every(({ positives, negatives }) => positives > 0 && negatives > 0);
  if (!isWhole) return nothing('scikit-learn measures rows of two classes.');
  const isFile = state.data.kind === 'file';
  const read = isFile ? fileScript(state, loaded.table, analysis) : undefined;
  const title = `# ${oneLine(loaded.table.name)}\n`;
  if (analysis.kind === 'classes') {
    return {
      python:
        read ?? `${CLASS_IMPORTS}\n${title}${classOperands(analysis)}\n${classMeasures(state)}`,
      prints: classPrints(analysis, state),
      tolerance: 1e-12,
    };
  }
  return {
    python:
      read ??
      `${binaryImports(analysis.isProbability)}\n${title}${binaryOperands(analysis)}\n${binaryMeasures(state, String(thresholdOf(state, analysis)), analysis.isProbability)}`,
    prints: binaryPrints(analysis, state),
    tolerance: 1e-12,
  };
};

function nothing(problem: string): Script {
  return { python: `# ${oneLine(problem)}\n`, prints: [], tolerance: 0 };
}
