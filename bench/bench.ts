import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { Row } from './row.js';

/**
 * `npm run bench [-- GROUP[/FILE] …] [--json]`: runs every file of the groups, the folders beside this
 * one, e.g. `engine extension/panel`. Each exports `rows`, which measures and returns its table.
 */

/** What the groups run elsewhere: in an extension host, or as a peer. */
const HELPERS = ['host', 'peers'];

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const here = new URL('.', import.meta.url);
const all: (Row & { group: string })[] = [];
for (const folder of readdirSync(here, { withFileTypes: true })) {
  if (!folder.isDirectory() || HELPERS.includes(folder.name)) continue;
  for (const file of readdirSync(new URL(`${folder.name}/`, here)).sort()) {
    const names = [folder.name, `${folder.name}/${basename(file, '.ts')}`];
    const isWanted = wanted.length === 0 || names.some((name) => wanted.includes(name));
    if (!file.endsWith('.ts') || !isWanted) continue;
    const module = (await import(new URL(`${folder.name}/${file}`, here).href)) as {
      rows: () => Promise<Row[]> | Row[];
    };
    all.push(...(await module.rows()).map((row) => ({ ...row, group: folder.name })));
  }
}

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(all, null, 2));
} else {
  console.table(
    all.map(({ group, what, value, unit, peer, budget }) => ({
      group,
      what,
      value: `${digits(value)} ${unit}`,
      peer: peer
        ? `${peer.name}: ${typeof peer.value === 'number' ? digits(peer.value) : peer.value}`
        : '',
      ratio: typeof peer?.value === 'number' ? digits(value / peer.value) : '',
      budget: budget ? `${budget.kind} ≤ ${budget.most}` : '',
    })),
  );
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
