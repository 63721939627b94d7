/**
 * The tests module that VS Code runs in an extension host. It is bundled with every `*.test.ts` of this
 * folder (see `bundleHostTests` in `test/run.ts`) and runs in Node's host and in the web worker alike.
 */
import 'mocha/mocha.js';

export async function run(): Promise<void> {
  // The browser build of mocha reads its options from the page's address, which Node has not.
  if (!('location' in globalThis)) Object.assign(globalThis, { location: { search: '' } });
  mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: 'dot' });
  await import('virtual:tests');
  const host = typeof process === 'undefined' ? 'web worker' : `node ${process.versions.node}`;
  await new Promise<void>((resolve, reject) => {
    let passed = 0;
    const runner = mocha.run((failures) => {
      console.log(`Extension host (${host}): ${passed} passing, ${failures} failing`);
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
    runner.on('pass', (test) => {
      passed++;
      console.log(`  ✔ ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: Error) => {
      console.log(`  ✘ ${test.fullTitle()}\n    ${error.stack ?? error.message}`);
    });
  });
}
