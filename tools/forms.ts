import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { formScripts } from '../test/unit/support/forms/scripts.js';

/**
 * Runs the script that "Copy as Python" gives for a file of every form, beside that file, and keeps what it
 * prints in `test/fixtures/forms.json`: `npm run forms`. The interpreter is that of the environment variable
 * PYTHON. A warning is an error.
 */
const python = process.env['PYTHON'] ?? 'python3';

/** One process for all, since importing scikit-learn takes longer than the scripts. */
const RUNNER = `
import contextlib, io, json, os, sys, warnings

warnings.simplefilter("error")
for folder, script in json.load(sys.stdin):
    os.chdir(folder)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(script, folder, "exec"), {"__name__": "__main__"})
        print(json.dumps({"printed": printed.getvalue()}))
    except Exception as error:
        print(json.dumps({"failed": repr(error)}))
`;
const resultSchema = v.union([v.object({ printed: v.string() }), v.object({ failed: v.string() })]);

const scripts = formScripts();
const root = mkdtempSync(join(tmpdir(), 'ml-forms-'));
const given = scripts.map(({ files, script }, i) => {
  const folder = join(root, String(i));
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return [folder, script.python];
});
const run = spawnSync(python, ['-c', RUNNER], {
  input: JSON.stringify(given),
  encoding: 'utf8',
  maxBuffer: 1e9,
  env: { ...process.env, OMP_NUM_THREADS: '1' },
});
rmSync(root, { recursive: true });
if (run.status !== 0) throw new Error(run.stderr);
const results = run.stdout.trimEnd().split('\n');
const printed: Record<string, unknown> = {};
scripts.forEach(({ id, script }, i) => {
  const result = v.parse(resultSchema, JSON.parse(results[i] ?? ''));
  if ('failed' in result) {
    console.error(`${id}: ${result.failed}\n${script.python}`);
    process.exitCode = 1;
    return;
  }
  printed[id] = {
    script: createHash('sha256').update(script.python).digest('hex'),
    lines: result.printed
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [label, ...values] = line.split('\t');
        return { label, values };
      }),
  };
});
writeFileSync('test/fixtures/forms.json', `${JSON.stringify(printed)}\n`);
console.log(`${Object.keys(printed).length} of ${scripts.length} scripts ran.`);
