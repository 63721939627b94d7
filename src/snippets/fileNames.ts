import { isStillRead, objectsAt, withNameAt, type NamedObject } from '../python/index.js';
import type { Snippet } from './catalogue.js';
import { Links } from './links.js';
import type { Place } from './place.js';
import { isCopy, isLayer, isMisnamed, isModel, isParallel, isRole, roleOf } from './roles.js';
import type { Role, Types } from './roles.js';

/** More are not offered. */
const MOST = 6;

/** Of so many objects the types are looked at, the nearest first. */
const NEAR = 50;

/** What `free` adds to a name. */
const NUMBER = /_\d+$/;

/** Names of what goes through a model. */
const RUNS = ['train_loader', 'val_loader', 'inputs'];

const SCHEDULERS = ['scheduler', 'step_scheduler', 'plateau'];

/** The names at one place of a file, as snippets ask for them; what it has found out it keeps. */
export class FileNames {
  readonly #place: ReturnType<typeof withNameAt>;
  readonly #found = new Map<string, readonly NamedObject[]>();
  readonly #kept = new Map<string, boolean>();
  #objects: readonly NamedObject[] | undefined;
  #links: Links | undefined;

  constructor(
    { source, offset, margin }: Place,
    private readonly types: Types,
  ) {
    this.#place = withNameAt(source, offset, margin);
  }

  /**
   * The names that a snippet's name may stand for, the likeliest first: its own name where the file has
   * that object, then objects of its kind, then names that are usual for it. Empty if there are none.
   */
  namesFor(name: string, snippet: Snippet): readonly string[] {
    const isSet = snippet.kind === 'statement' && snippet.binds.includes(name);
    const found = this.#objectsFor(name, snippet)
      .filter(({ isLocal }) => isLocal || !isSet) // else the function around would lack it
      .map((one) => one.name);
    return [...new Set(found)].slice(0, MOST);
  }

  /** Whether the file has an object or anything else of that name at the place. */
  has(name: string): boolean {
    return this.#all().some((one) => one.name === name) || this.#isStillRead(name);
  }

  /** Whether a snippet that binds this name would take it from something that the file still needs. */
  isNeeded(name: string): boolean {
    const object = this.#all().find((one) => one.name === name);
    if (!object) return this.#isStillRead(name);
    return (isRole(name) && object.leftBy === undefined) || this.#isStillRead(name);
  }

  /** `name_2` or the next number that the file does not have. */
  free(name: string, taken: readonly string[]): string {
    const { text } = this.#place.source;
    for (let i = 2; ; i++) {
      const other = `${name}_${i}`;
      if (!taken.includes(other) && !new RegExp(`\\b${other}\\b`).test(text)) return other;
    }
  }

  #all(): readonly NamedObject[] {
    return (this.#objects ??= objectsAt(this.#place.source, this.#place.node, this.types));
  }

  #isStillRead(name: string): boolean {
    let isRead = this.#kept.get(name);
    if (isRead === undefined) {
      this.#kept.set(name, (isRead = isStillRead(this.#place.source, this.#place.node, name)));
    }
    return isRead;
  }

  #objectsFor(name: string, snippet: Snippet): readonly NamedObject[] {
    const all = this.#candidates(name, snippet);
    this.#links ??= new Links(this.#all(), this.types);
    const links = this.#links;
    if (name === 'optimizer') return latestFirst(all, links);
    const { uses, binds } = snippet;
    if (name === 'model' && !binds.includes('optimizer') && snippet.needs.includes('torch')) {
      const held = this.#heldModels(snippet, links);
      if (held.length > 0) return held;
    }
    if (name === 'labels' && uses.includes('dataset')) {
      const [dataset] = this.#objectsFor('dataset', snippet);
      return dataset ? links.labelsOf(dataset, all) : all;
    }
    if (name === 'y_true' && all.length === 0) {
      const said = ['y_pred', 'y_score'].flatMap((one) => this.#candidates(one, snippet));
      const isOfTest = said.some(({ made = '' }) => /\w_test\b|\btest_/.test(made));
      return isOfTest ? this.#candidates('y_test', snippet) : [];
    }
    if (SCHEDULERS.includes(name)) {
      const [optimizer] = this.#objectsFor('optimizer', snippet);
      return all.filter((one) => {
        const driven = links.optimizersOf(one);
        return driven && (driven.length === 0 || !optimizer || driven.includes(optimizer.name));
      });
    }
    return all;
  }

  /** The networks that optimizers hold, each below the ones that it is run through or a part of. */
  #heldModels(snippet: Snippet, links: Links): readonly NamedObject[] {
    const { uses } = snippet;
    const isTrained = uses.includes('optimizer');
    const isRun = isTrained || RUNS.some((name) => uses.includes(name));
    const all = this.#all().filter(({ leftBy }) => leftBy !== 'target');
    const some = latestFirst(this.#candidates('optimizer', snippet), links);
    const held = (isTrained ? some.slice(0, 1) : some).flatMap((optimizer) => {
      const names = links.modelsOf(optimizer) ?? [];
      return [...names].sort((a, b) => Number(b === 'model') - Number(a === 'model'));
    });
    const found = held.flatMap((name) => all.filter((one) => one.name === name).slice(0, 1));
    const around = (one: NamedObject): NamedObject[] =>
      all.filter(
        (other) =>
          other !== one &&
          ((isTrained && isParallel(other)) || (isRun && isLayer(one) && !isCopy(other))) &&
          isModel(other, this.types) &&
          links.isMadeOf(other, one),
      );
    return [...new Set(found.flatMap((one) => [...around(one), one]))];
  }

  #candidates(name: string, snippet: Snippet): readonly NamedObject[] {
    const { category, needs, uses } = snippet;
    const key = `${name} ${needs.includes('torch') || category} ${uses.includes('labels')}`;
    let found = this.#found.get(key);
    if (!found) {
      const role = roleOf(name, snippet);
      const local = this.#all().filter(({ isLocal }) => isLocal);
      const inner = this.#find(name, role, uses, local);
      found = inner.length > 0 ? inner : this.#find(name, role, uses, this.#all());
      this.#found.set(key, found);
    }
    return found;
  }

  #find(
    name: string,
    role: Role | undefined,
    uses: readonly string[],
    objects: readonly NamedObject[],
  ): readonly NamedObject[] {
    const mayCall = !role || role.mayBeFunction === true;
    const all = objects.filter(
      ({ leftBy, isFunction }) => leftBy !== 'target' && (mayCall || !isFunction),
    );
    const called = all
      .filter((one) => one.name === name || one.name.replace(NUMBER, '') === name)
      .sort((a, b) => Number(b.name === name) - Number(a.name === name));
    const own = called.filter((one) => role?.isOther?.(one, this.types) !== true);
    if (!role) return own;
    const { names, fits, hint, twin, isPart } = role;
    const isFree = (one: NamedObject): boolean =>
      !isRole(one.name) || SCHEDULERS.includes(name) || isMisnamed(one, this.types);
    const typed = all
      .filter((one) => one.name !== name && isFree(one))
      .slice(0, NEAR)
      .filter((one) => fits?.(one, this.types) === true && twin?.test(one.name) !== true);
    const named = names.flatMap((other) =>
      all.filter((one) => {
        const isFree = other === 'targets' || !isRole(other) || SCHEDULERS.includes(other);
        const isUntyped = !fits || one.types.length === 0;
        return one.name === other && isFree && isUntyped && !role.isOther?.(one, this.types);
      }),
    );
    const hinted = typed.filter((one) => hint?.test(one.name) === true);
    const whole = typed.filter((one) => names.includes(one.name) || isPart?.(one) !== true);
    const made = whole.filter((one) => !isCopy(one));
    const likely = [hinted, made, whole].find((some) => some.length > 0) ?? [];
    const isSplit = name === 'dataset' && hinted.length > 0 && !uses.includes('labels');
    const found = isSplit ? [...hinted, ...own] : [...own, ...likely];
    return found.length > 0 ? found : named;
  }
}

/** The optimizers that still hold a network of the file; of those of the first one's, the latest. */
function latestFirst(all: readonly NamedObject[], links: Links): readonly NamedObject[] {
  const some = all.filter((one) => links.modelsOf(one) !== undefined);
  const held = some[0] ? (links.modelsOf(some[0]) ?? []) : [];
  const isSame = (one: NamedObject): boolean =>
    links.modelsOf(one)?.some((model) => held.includes(model)) === true;
  const [latest] = some.filter(isSame).sort((a, b) => b.at - a.at);
  return latest ? [latest, ...some.filter((one) => one !== latest)] : some;
}
