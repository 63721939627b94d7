import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { indexSchema } from '../src/content/entry.js';
import { borrowedNames } from './content/borrowed.js';
import { Facts } from './content/facts.js';
import { readSymbols } from './content/symbols.js';

/** Prints how many names lead to an entry about another thing: `npm run -s borrowed`, after the build. */
const path = join('dist', 'content', 'index.json');
const index = v.parse(indexSchema, JSON.parse(readFileSync(path, 'utf8')));
const facts = new Facts(join('content', 'facts.json'));
const borrowed = borrowedNames(index, readSymbols(join('content', 'signatures')), facts);
for (const { name, id } of borrowed) console.log(`${name}\t${id}`);
console.log(
  `${borrowed.length} of ${Object.keys(index.ids).length} names lead to an entry about another thing.`,
);
if (borrowed.length > 0) process.exitCode = 1;
