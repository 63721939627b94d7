import * as v from 'valibot';
import { describedSchema, type Described } from '../libraries/described.js';
import { docsPage, type DocsPage } from '../libraries/docsPage.js';
import { Tensors } from '../libraries/tensors.js';

const KINDS = {
  c: 'class',
  f: 'function',
  m: 'method',
  p: 'property',
  k: 'constant',
  d: 'dtype',
  n: 'module',
} as const;

export type SymbolKind = (typeof KINDS)[keyof typeof KINDS];

/** What most functions return, which one letter says. */
const TENSOR = 'torch.Tensor';

/**
 * Every public name of the packages, as the build writes it: long strings with a line a key instead of
 * many small objects, since all of it is read before the first hover.
 */
export const namesSchema = v.object({
  /**
   * `torch.nn Conv2d:c ReLU:c`: module or class, then its attributes with kind, `T` for a tensor, `K` for what
   * keeps an argument.
   */
  owners: v.string(),
  /** `torch.optim.AdamW torch.optim.Adam`: class, then its bases, nearest first. */
  bases: v.string(),
  /** `torch.max tuple[torch.Tensor, torch.Tensor]`: what is returned, where it is not a tensor. */
  returns: v.string(),
  /** `torch.autograd torch.no_grad`: module, then what is at home elsewhere, `float=torch.float32`. */
  aliases: v.string(),
  /** The names' beginnings that have a file of signatures of their own, longest first. */
  signatures: v.array(v.string()),
  described: describedSchema,
});

export type NameData = v.InferOutput<typeof namesSchema>;

interface Attribute {
  readonly kind: SymbolKind;
  readonly isTensor: boolean;
  readonly keepsArgument: boolean;
}

/** What is known about names at once, without reading a file. All names are qualified. */
export class Names {
  readonly #signatures: readonly string[];
  readonly #tensors: Tensors;
  readonly #docs: Described['docs'];
  readonly #ownerLines: ReadonlyMap<string, string>;
  readonly #baseLines: ReadonlyMap<string, string>;
  readonly #returns: ReadonlyMap<string, string>;
  readonly #aliasLines: ReadonlyMap<string, string>;
  readonly #owners = new Map<string, ReadonlyMap<string, Attribute>>();
  readonly #aliases = new Map<string, ReadonlyMap<string, string>>();

  constructor({ owners, bases, returns, aliases, signatures, described }: NameData) {
    this.#tensors = new Tensors(described.tensors);
    this.#docs = described.docs;
    this.#signatures = signatures;
    this.#ownerLines = byFirstWord(owners);
    this.#baseLines = byFirstWord(bases);
    this.#returns = byFirstWord(returns);
    this.#aliasLines = byFirstWord(aliases);
  }

  /** The name's usual form, e.g. `torch.nn.ReLU` for `torch.nn.modules.activation.ReLU`, if it is known. */
  canonical(name: string): string | undefined {
    if (this.#attribute(name)) return name;
    const [owner, leaf] = split(name);
    const alias = this.#aliasesOf(owner).get(leaf);
    if (alias !== undefined) return alias;
    const home = owner === '' ? undefined : this.canonical(owner);
    if (home === undefined) return undefined;
    if (home !== owner) {
      const found = this.canonical(`${home}.${leaf}`);
      if (found !== undefined) return found;
    }
    return this.kind(home) === 'class' ? this.member(home, leaf) : undefined;
  }

  kind(name: string): SymbolKind | undefined {
    return this.#attribute(name)?.kind;
  }

  /** Whether an attribute keeps what its class was called with by the same name. */
  keepsArgument(name: string): boolean {
    return this.#attribute(name)?.keepsArgument === true;
  }

  /** The attribute of an object of a type: `torch.optim.Optimizer.step` for AdamW and `step`. */
  member(type: string, attribute: string): string | undefined {
    const name = `${type}.${attribute}`;
    if (this.#attribute(name)) return name;
    for (const base of this.bases(type)) {
      const found = this.member(base, attribute);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * The type of a call's result or of a property, e.g. `tuple[torch.Tensor, torch.Tensor]`; `Self` is the
   * type of the object itself.
   */
  returns(name: string): string | undefined {
    if (this.#attribute(name)?.isTensor) return TENSOR;
    return this.#returns.get(name);
  }

  /** The known classes that a class is made from, nearest first. */
  bases(type: string): readonly string[] {
    return words(this.#baseLines.get(type));
  }

  /** The page of the library's own documentation about a name, if one is known. */
  docsPage(name: string): DocsPage | undefined {
    return docsPage(name, this.#docs, (one) => this.kind(one));
  }

  /** Of a class of tensors, the class of what is computed from them: `torch.Tensor` for `torch.nn.Parameter`. */
  tensorOf(type: string): string | undefined {
    return this.#tensors.tensorOf(type);
  }

  /** The class of tensors that alone has an attribute. */
  tensorWith(attribute: string): string | undefined {
    return this.#tensors.tensorWith(attribute);
  }

  /** The last parts, aliases included, of the names that `isWanted` wants. */
  leaves(isWanted: (name: string) => boolean): ReadonlySet<string> {
    const found = new Set<string>();
    for (const owner of this.#ownerLines.keys()) {
      for (const leaf of this.#attributesOf(owner).keys()) {
        if (isWanted(owner === '' ? leaf : `${owner}.${leaf}`)) found.add(leaf);
      }
    }
    for (const owner of this.#aliasLines.keys()) {
      for (const [leaf, name] of this.#aliasesOf(owner)) if (isWanted(name)) found.add(leaf);
    }
    return found;
  }

  /** The file in which a name's signature is. */
  signatureFile(name: string): string | undefined {
    return this.#signatures.find((start) => name === start || name.startsWith(`${start}.`));
  }

  #attribute(name: string): Attribute | undefined {
    const [owner, leaf] = split(name);
    return this.#attributesOf(owner).get(leaf);
  }

  #attributesOf(owner: string): ReadonlyMap<string, Attribute> {
    let attributes = this.#owners.get(owner);
    if (!attributes) {
      const pairs = words(this.#ownerLines.get(owner)).map(parseAttribute);
      this.#owners.set(owner, (attributes = new Map(pairs)));
    }
    return attributes;
  }

  #aliasesOf(owner: string): ReadonlyMap<string, string> {
    let aliases = this.#aliases.get(owner);
    if (!aliases) {
      const pairs = words(this.#aliasLines.get(owner)).map((word): [string, string] => {
        const equals = word.indexOf('=');
        return equals < 0
          ? [split(word)[1], word]
          : [word.slice(0, equals), word.slice(equals + 1)];
      });
      this.#aliases.set(owner, (aliases = new Map(pairs)));
    }
    return aliases;
  }
}

/** How the build writes an attribute of an owner. */
export function writeAttribute(leaf: string, { kind, isTensor, keepsArgument }: Attribute): string {
  const letter = Object.entries(KINDS).find(([, name]) => name === kind)?.[0] ?? '';
  return `${leaf}:${letter}${isTensor ? 'T' : ''}${keepsArgument ? 'K' : ''}`;
}

function parseAttribute(word: string): [string, Attribute] {
  const [leaf = '', code = ''] = word.split(':');
  const letter = code.charAt(0);
  const kind = isLetter(letter) ? KINDS[letter] : 'constant';
  return [leaf, { kind, isTensor: code.includes('T'), keepsArgument: code.includes('K') }];
}

function isLetter(text: string): text is keyof typeof KINDS {
  return Object.hasOwn(KINDS, text);
}

function words(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(' ');
}

/** Lines of `key word word …` by their keys. */
function byFirstWord(text: string): Map<string, string> {
  return new Map(
    text.split('\n').map((line): [string, string] => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)];
    }),
  );
}

function split(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? ['', name] : [name.slice(0, dot), name.slice(dot + 1)];
}
