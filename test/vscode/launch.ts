#!/usr/bin/env -S node --import tsx
import { runInHost } from './runInHost.js';

/**
 * What `runTests` of @vscode/test-electron starts in the place of a desktop VS Code: it takes the same
 * arguments, and `--host=web` for the web-worker extension host; its exit code is that of the tests.
 */
const args = process.argv.slice(2);
const value = (name: string): string | undefined =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const extension = value('extensionDevelopmentPath');
const tests = value('extensionTestsPath');
const workspace = args.find((arg) => !arg.startsWith('-'));
if (extension === undefined || tests === undefined || workspace === undefined) {
  throw new Error('needed: --extensionDevelopmentPath=… --extensionTestsPath=… FOLDER');
}
process.exitCode = await runInHost(
  { extension, tests, workspace, web: value('host') === 'web' },
  // What `test/host/index.ts` writes; VS Code's own remarks are left out.
  (text) => {
    if (/^ {2}[✔✘]|^Extension host/.test(text)) console.log(text);
  },
);
