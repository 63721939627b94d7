import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';

/** `npm run package [-- FILE]`: builds for production and writes the .vsix. */
const LARGEST = 5_000_000; // bytes

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const packagePath = process.argv[2] ?? `ml-cheatsheets-${version}.vsix`;
const { status } = spawnSync('npm', ['run', '-s', 'build', '--', '--production'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status !== 0) throw new Error('the build failed');
await createVSIX({
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const { size } = statSync(packagePath);
console.log(`${packagePath}: ${Math.round(size / 1000)} kB`);
if (size > LARGEST) throw new Error(`the package is larger than ${LARGEST / 1e6} MB`);
