import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'esbuild';

describe('the engine as a library', () => {
  it('runs in plain Node', () => {
    const script =
      "import { activations } from './dist/engine.mjs'; console.log(activations.get('torch.nn.ReLU').with().f(-2), activations.get('gelu').with().f(1));";
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    assert.match(stdout, /^0 0\.84134474606854\d*\n$/, stderr);
  });

  it('leaves out of a bundle what is not used', async () => {
    const size = async (contents: string): Promise<number> => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: resolve('dist') },
        bundle: true,
        minify: true,
        format: 'esm',
        write: false,
      });
      return outputFiles[0]?.contents.length ?? NaN;
    };
    const all = await size("export * from './engine.mjs'");
    const one = await size("export { erf } from './engine.mjs'");
    assert.ok(all > 50_000 && one < all / 50, `${one} of ${all} bytes`);
  });

  it('brings declarations that a strict compiler takes', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        resolve('node_modules/typescript/bin/tsc'),
        '--ignoreConfig',
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        resolve('test/fixtures/engineUser.mts'),
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout);
  });
});
