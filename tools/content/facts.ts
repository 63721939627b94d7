import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

const schema = v.strictObject({
  groups: v.array(v.array(v.string())),
  deprecated: v.record(v.string(), v.string()),
  kept: v.array(v.string()),
});

const NONE = '{"groups": [], "deprecated": {}, "kept": []}';

/** What `npm run signatures` found out about names by asking the packages. */
export class Facts {
  readonly #groups = new Map<string, readonly string[]>();
  /** Deprecated name → what is to be written instead. */
  readonly deprecated: ReadonlyMap<string, string>;
  /** The attributes that keep what their class was called with. */
  readonly kept: ReadonlySet<string>;

  /** @param path of `facts.json`; without that file nothing is known. */
  constructor(path: string) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : NONE;
    const { groups, deprecated, kept } = v.parse(schema, JSON.parse(text));
    for (const group of groups) for (const name of group) this.#groups.set(name, group);
    this.deprecated = new Map(Object.entries(deprecated));
    this.kept = new Set(kept);
  }

  /** The other names of a thing. */
  namesOf(name: string): string[] {
    return (this.#groups.get(name) ?? []).filter((other) => other !== name);
  }

  areOne(name: string, other: string): boolean {
    return name === other || this.#groups.get(name)?.includes(other) === true;
  }
}

/** Of two entries about one thing, the one whose own name is nearer to a name has more of this. */
export function likeness(name: string, id: string): number {
  if (leafOf(name) === leafOf(id)) return 3;
  if (withoutForm(leafOf(name)) === withoutForm(leafOf(id))) return 2;
  return ownerOf(name) === ownerOf(id) ? 1 : 0;
}

/** `conv2d` of `LazyConv2d` and `conv2d`, `exp` of `exp_`. */
function withoutForm(leaf: string): string {
  return leaf
    .replace(/^Lazy(?=[A-Z])|_with_indices$/, '')
    .replaceAll('_', '')
    .toLowerCase();
}

function leafOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function ownerOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}
