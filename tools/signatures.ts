import { spawnSync } from 'node:child_process';

/**
 * Writes `content/signatures/*.json` from the packages that are installed: `npm run signatures`. The
 * interpreter is that of the environment variable PYTHON. A package stands behind those that it builds on.
 */
const packages = ['torch', 'torchvision', 'sklearn', 'torchmetrics'];
const { status } = spawnSync(
  process.env['PYTHON'] ?? 'python3',
  ['tools/signatures/extract.py', ...packages],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
