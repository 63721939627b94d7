import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { bundles } from './bundle.js';
import { buildContent } from './content.js';
import { buildEngine } from './engine.js';
import { writeImports } from './libraries/writeImports.js';
import { thirdPartyNotices } from './notices.js';
import { writeRegistries } from './registries.js';
import { buildSnippets } from './snippets.js';

/** `npm run build`: everything under `dist/`; `--production` minifies, `--watch` goes on. */
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

writeRegistries(false);
await writeImports(false);
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
const entries = await buildContent('content', join('dist', 'content'));
const snippets = buildSnippets('snippets', join('dist', 'snippets'));
if (!watch) buildEngine('dist');
if (watch) {
  for (const options of bundles(production)) {
    const watched = await context({ ...options, logLevel: 'info' });
    await watched.watch();
  }
} else {
  const results = await Promise.all(bundles(production).map((options) => build(options)));
  const metafiles = results.flatMap(({ metafile }) => (metafile ? [metafile] : []));
  writeFileSync(join('dist', 'THIRD_PARTY_NOTICES.txt'), thirdPartyNotices(metafiles));
  console.log(`Built dist/ with ${entries} entries and ${snippets} snippets.`);
}
