import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from '../../../../src/labs/data/readFile.js';
import type { Script } from '../../../../src/labs/lab.js';
import { guessLog } from '../../../../src/labs/learningCurves/guessColumns.js';
import { learningCurvesLab } from '../../../../src/labs/learningCurves/lab.js';
import { initialState as initialLog } from '../../../../src/labs/learningCurves/state.js';
import { joinTables } from '../../../../src/labs/metrics/joinTables.js';
import { metricsLab, suggestion } from '../../../../src/labs/metrics/lab.js';
import { initialState as initialMetrics } from '../../../../src/labs/metrics/state.js';
import { logForms } from './logForms.js';
import { bytesOf, predictionForms } from './predictionForms.js';

/** Of `tools/reference/event_files.py`. */
const EVENT_RUNS = ['plain', 'new-style', 'mixed', 'cut', 'flipped'];
const EVENTS = 'events.out.tfevents.1700000000.host.0';

/** The script that a lab writes for a file of one form. */
export interface FormScript {
  readonly id: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly script: Script;
}

function fileOf(name: string): { kind: 'file'; name: string; uri: string } {
  return { kind: 'file', name, uri: `file:///${name}` };
}

function logScript(file: string, bytes: Uint8Array): Script {
  const table = readFile(file, bytes);
  const { columns } = guessLog(table);
  return learningCurvesLab.toScript({ ...initialLog, data: fileOf(file), columns }, table);
}

function predictionScript(files: Readonly<Record<string, Uint8Array>>): Script {
  const [first, second] = Object.entries(files).map(([name, bytes]) => readFile(name, bytes));
  if (!first) throw new Error('no file');
  const table = second ? joinTables(first, second) : first;
  const state = { ...initialMetrics, ...suggestion(initialMetrics, table) };
  return metricsLab.toScript({ ...state, data: fileOf(table.name) }, table);
}

function eventScripts(): FormScript[] {
  return EVENT_RUNS.map((run) => {
    const bytes = readFileSync(join('test', 'fixtures', 'events', run, EVENTS));
    const script = logScript(EVENTS, bytes);
    return { id: `an event file: ${run}`, files: { [EVENTS]: bytes }, script };
  });
}

/** The scripts for all forms that can be measured. */
export function formScripts(): FormScript[] {
  const logs = logForms.flatMap(({ kind, forms }) =>
    forms.map(({ title, file, content }) => {
      const bytes = bytesOf(content);
      return { id: `${kind}: ${title}`, files: { [file]: bytes }, script: logScript(file, bytes) };
    }),
  );
  const predictions = predictionForms
    .filter(({ expected }) => !('error' in expected))
    .map(({ title, files }) => {
      const contents = Object.fromEntries(
        Object.entries(files).map(([name, content]) => [name, bytesOf(content)]),
      );
      return { id: `predictions: ${title}`, files: contents, script: predictionScript(contents) };
    });
  return [...logs, ...eventScripts(), ...predictions].filter(
    ({ script }) => script.prints.length > 0,
  );
}
