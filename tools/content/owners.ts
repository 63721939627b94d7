import type { ContentIndex } from '../../src/content/index.js';
import { isTemplate } from '../../src/content/template.js';
import type { Draft } from './draft.js';
import { likeness } from './facts.js';

/** Every name with the entry that is about it. */
export type Owners = Map<string, Draft>;

/** Every name with the entry that is written for it. */
export function ownersOf(drafts: readonly Draft[]): Owners {
  const owners = new Map<string, Draft>();
  for (const draft of drafts) {
    for (const name of draft.names) {
      if (owners.has(name)) throw new Error(`${draft.path}: ${name} has two entries`);
      owners.set(name, draft);
    }
  }
  return owners;
}

/** Adds the names that an entry also serves as long as nobody has written about them. */
export function addOthers(owners: Owners, drafts: readonly Draft[]): void {
  const found = new Map<string, Draft>();
  for (const draft of drafts) {
    for (const name of draft.others.filter((other) => !owners.has(other))) {
      const before = found.get(name);
      const isNearer = !before || likeness(name, draft.entry.id) > likeness(name, before.entry.id);
      if (isNearer) found.set(name, draft);
    }
  }
  for (const [name, draft] of found) owners.set(name, draft);
}

/** The part of the index that says where a name leads. */
export function idsOf(owners: Owners): Pick<ContentIndex, 'ids' | 'templates'> {
  const named = [...owners].filter(([name]) => !isTemplate(name));
  return {
    ids: Object.fromEntries(named.map(([name, { entry }]) => [name, entry.id])),
    templates: [...owners]
      .filter(([id]) => isTemplate(id))
      .map(([id, { entry }]) => ({ id, kind: entry.kind }))
      .sort((a, b) => b.id.length - a.id.length),
  };
}
