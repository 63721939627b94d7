import { Asker, type HoverSource } from '../../../src/answers/index.js';
import * as labs from '../../../src/answers/labs/labs.js';
import { entryFile, Library, type WrittenEntry } from '../../../src/content/index.js';
import { readContent, termsOf } from '../../../tools/content.js';
import type { DraftFormula } from '../../../tools/content/draft.js';
import { addOthers, idsOf, ownersOf } from '../../../tools/content/owners.js';
import { nameData, signatureFiles } from '../../../tools/content/symbols.js';
import { catalogue } from './fitted.js';

const everything: HoverSource['shows'] = {
  ...{ formula: true, plot: true, advice: true },
  ...{ computed: true, parameters: true, example: true },
};
const NO_DRAWING = { svg: '<svg></svg>', width: 1, height: 1 };

/** Answers from the written entries as they are, but for the drawings of their formulas. */
export function testAsker(
  shows: Partial<HoverSource['shows']> = {},
  failed: HoverSource['failed'] = (error) => {
    throw error;
  },
): Asker {
  const library = testLibrary();
  return new Asker(
    {
      library,
      snippets: () => Promise.resolve(catalogue),
      labs: () => Promise.resolve(labs),
      shows: { ...everything, ...shows },
      terms: true,
      theme: 'dark',
      failed,
    },
    () => undefined,
  );
}

function undrawn({ tex, text, special }: DraftFormula): NonNullable<WrittenEntry['formula']> {
  return { tex, text, ...NO_DRAWING, special: special.map((one) => ({ ...one, ...NO_DRAWING })) };
}

function testLibrary(): Library {
  const { drafts, table, facts } = readContent('content');
  const owners = ownersOf(drafts);
  addOthers(owners, drafts);
  const entries: Record<string, WrittenEntry> = {};
  for (const { entry, formula } of drafts) {
    entries[entry.id] = { ...entry, ...(formula && { formula: undrawn(formula) }) };
  }
  const signatures = signatureFiles(table, facts.deprecated);
  const written = new Map<string, unknown>([
    ['index.json', { ...idsOf(owners), starts: [''] }],
    [entryFile(0), entries],
    ['terms.json', termsOf(drafts)],
    ['outlines.json', []],
    ['names.json', nameData(table, [...signatures.keys()], facts.kept)],
    ...[...signatures].map(([name, found]): [string, unknown] => [
      `signatures/${name}.json`,
      found,
    ]),
  ]);
  return new Library((file) => Promise.resolve(JSON.stringify(written.get(file))));
}
