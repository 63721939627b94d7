import type { NamedObject } from '../python/index.js';
import { isModel, isOptimizer, type Types } from './roles.js';

/** Values are followed through so many names. */
const DEEPEST = 4;

/** Which objects of a file were made of which others, read from the values that they were given. */
export class Links {
  readonly #byName: ReadonlyMap<string, NamedObject>;

  constructor(
    objects: readonly NamedObject[],
    private readonly types: Types,
  ) {
    this.#byName = new Map(objects.map((one) => [one.name, one]));
  }

  /**
   * The networks whose parameters an optimizer holds; empty if that cannot be told, `undefined` if what
   * it holds has since been given another network's name.
   */
  modelsOf(optimizer: NamedObject): readonly string[] | undefined {
    const found = new Set<string>();
    for (const { name, isHeld } of this.#mentioned(optimizer)) {
      const object = this.#byName.get(name);
      if (!object || !(isHeld || isModel(object, this.types))) continue;
      if (isReplaced(object, optimizer)) return undefined;
      found.add(name);
    }
    return [...found];
  }

  /** The optimizers that a schedule changes, in the same manner. */
  optimizersOf(schedule: NamedObject): readonly string[] | undefined {
    const found = new Set<string>();
    for (const { name } of this.#mentioned(schedule)) {
      const object = this.#byName.get(name);
      if (!object || !isOptimizer(object, this.types)) continue;
      if (isReplaced(object, schedule)) return undefined;
      found.add(name);
    }
    return [...found];
  }

  /** Whether the value of an object names another one, in whatever part. */
  isMadeOf(one: NamedObject, other: NamedObject): boolean {
    return this.#mentioned(one).some(({ name }) => name === other.name);
  }

  /** The labels that a data set was made of or that were taken from it, and what is called so. */
  labelsOf(dataset: NamedObject, candidates: readonly NamedObject[]): readonly NamedObject[] {
    const isLabel = (one: NamedObject): boolean =>
      one.name.includes('label') || this.isMadeOf(dataset, one) || this.isMadeOf(one, dataset);
    const found = candidates.filter(isLabel);
    const [, last = ''] = /\bTensorDataset\([^()]*, *(\w+),?\s*\)$/.exec(dataset.made ?? '') ?? [];
    const held = this.#byName.get(last);
    return found.length > 0 || !held ? found : [held];
  }

  /** The names in an object's value, and in theirs; `isHeld` where the parameters of one are asked for. */
  #mentioned(
    { name, made }: NamedObject,
    depth = 0,
  ): { readonly name: string; readonly isHeld: boolean }[] {
    if (made === undefined || depth > DEEPEST) return [];
    return [...made.matchAll(MENTION)].flatMap(([, mentioned = '', member]) => {
      if (mentioned === name) return [];
      const object = this.#byName.get(mentioned);
      const isHeld = member !== undefined;
      if (!object) return [];
      const isEnd = isHeld || isModel(object, this.types) || isOptimizer(object, this.types);
      const own = [{ name: mentioned, isHeld }];
      return isEnd ? own : [...own, ...this.#mentioned(object, depth + 1)];
    });
  }
}

const MENTION =
  /(?<![\w.])([A-Za-z_]\w*)\b(?!\s*=[^=])(?:(?:\.\w+)*(\.(?:named_)?(?:parameters|children)\())?/g;

/** Whether a name was given to something new after `later` was made of it. */
function isReplaced({ name, at, made }: NamedObject, later: NamedObject): boolean {
  return at > later.at && !new RegExp(`\\b${name}\\b`).test(made ?? '');
}
