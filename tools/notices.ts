import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import * as v from 'valibot';

const manifestSchema = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.string(), 'see below'),
  author: v.optional(v.union([v.string(), v.object({ name: v.string() })])),
});

/** None of its code is bundled, but the outlines of its letters, under the same license, are. */
const DRAWN_WITH = ['node_modules/@mathjax/src'];

type Manifest = v.InferOutput<typeof manifestSchema>;

/**
 * The licenses of every package that a bundle contains code of. Where a package under the MIT
 * license leaves out its text, our own copy of that text stands in, with the package's author.
 *
 * @throws {Error} for a package that ships no license text.
 */
export function thirdPartyNotices(metafiles: readonly Metafile[]): string {
  const folders = new Set<string>(DRAWN_WITH);
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  const notices = [...folders].sort().map((folder) => {
    const manifest = v.parse(
      manifestSchema,
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    );
    return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${licence(folder, manifest)}`;
  });
  return ['ML Cheatsheets contains parts of the following packages.', ...notices].join(
    `\n\n${'-'.repeat(80)}\n\n`,
  );
}

function licence(folder: string, { license, author }: Manifest): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  const holder = typeof author === 'string' ? author : author?.name;
  if (license !== 'MIT' || holder === undefined) {
    throw new Error(`${folder} ships no license text`);
  }
  const [title, , ...terms] = readFileSync('LICENSE', 'utf8').split('\n\n');
  return [title, `Copyright (c) ${holder}`, ...terms].join('\n\n').trim();
}
