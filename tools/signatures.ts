import { spawnSync } from 'node:child_process';
import { packagesOf, readLibraries } from './libraries.js';

/**
 * Writes `content/signatures/*.json` and `content/facts.json` from the packages that are installed:
 * `npm run signatures -- [library …]`, all of `content/libraries/` unless some are named. The interpreter is
 * that of the environment variable PYTHON.
 */
const packages = packagesOf(readLibraries());
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !packages.some((one) => one.name === name));
if (unknown !== undefined) {
  console.error(`There is no content/libraries/${unknown}.yaml with signatures.`);
  process.exit(2);
}
const names = asked.length > 0 ? asked : packages.map(({ name }) => name);
const input = JSON.stringify(packages);
for (const program of ['extract', 'facts']) {
  const { status } = spawnSync(
    process.env['PYTHON'] ?? 'python3',
    [`tools/signatures/${program}.py`, ...names],
    { input, stdio: ['pipe', 'inherit', 'inherit'] },
  );
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
}
