import { spawnSync } from 'node:child_process';

/**
 * Writes `content/signatures/*.json` and `content/facts.json` from the packages that are installed:
 * `npm run signatures`. The interpreter is that of the environment variable PYTHON. A package stands behind
 * those that it builds on.
 */
const packages = ['torch', 'torchvision', 'sklearn', 'torchmetrics'];
const programs = [['tools/signatures/extract.py', ...packages], ['tools/signatures/facts.py']];
for (const program of programs) {
  const { status } = spawnSync(process.env['PYTHON'] ?? 'python3', program, { stdio: 'inherit' });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
}
