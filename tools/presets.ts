import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { allLabs } from '../src/labs/index.js';

/**
 * Runs the script of every lab's presets with real PyTorch and scikit-learn and keeps what it prints
 * in `test/fixtures/presets/`: `npm run presets -- [lab …]`. The interpreter is that of the
 * environment variable PYTHON. A warning is an error.
 */
const python = process.env['PYTHON'] ?? 'python3';
const wanted = process.argv.slice(2);
mkdirSync('test/fixtures/presets', { recursive: true });
for (const lab of allLabs) {
  if (wanted.length > 0 && !wanted.includes(lab.id)) continue;
  const printed: Record<string, unknown> = {};
  for (const { id, state } of [{ id: 'initial', state: lab.initial }, ...lab.presets]) {
    const { python: script } = lab.toScript(state);
    const run = spawnSync(python, ['-W', 'error', '-'], {
      input: script,
      encoding: 'utf8',
      maxBuffer: 1e8,
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    if (run.status !== 0) throw new Error(`${lab.id}, ${id}: ${run.stderr}\n${script}`);
    printed[id] = {
      script: createHash('sha256').update(script).digest('hex'),
      lines: run.stdout
        .trimEnd()
        .split('\n')
        .map((line) => {
          const [label, ...values] = line.split('\t');
          return { label, values };
        }),
    };
    console.log(`${lab.id}: ${id}`);
  }
  writeFileSync(`test/fixtures/presets/${lab.id}.json`, `${JSON.stringify(printed)}\n`);
}
