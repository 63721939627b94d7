import { basesOf, classOfSelf } from '../scopes/attributes.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import type { PythonSource } from '../syntax/source.js';
import { inferenceOf, type Inference } from '../types/inference.js';
import type { Knowledge } from '../types/knowledge.js';
import { known, only, type InFile, type Meaning } from '../types/meaning.js';
import { meaningAt } from '../types/trace.js';
import type { Call } from '../values/value.js';
import { identifierAt, readCallOf } from './resolve.js';

const MODULE = 'torch.nn.Module';
/** Classes inside classes, and bases of bases. */
const DEEPEST = 6;
/** Attributes of a class. */
const MOST_LAYERS = 200;

/** A class of the user's own files. Offsets count UTF-16 units from the start of its file. */
export interface OwnClass {
  /** With its module where it is from another file, e.g. `models.blocks.ResBlock`. */
  readonly name: string;
  /** As the class names them, e.g. `nn.Module`. */
  readonly bases: readonly string[];
  /** What `self.… =` sets to a module, in the order of the text, inherited ones first. */
  readonly layers: readonly OwnLayer[];
  /** The file, where it is not the one that was asked about. */
  readonly path?: string | undefined;
  /** Where its name is. */
  readonly from: number;
  /** Of its name, from 1. */
  readonly line: number;
}

export interface OwnLayer {
  readonly attribute: string;
  /** The call that makes it, or the class of its own that it is of. */
  readonly made: Call | OwnClass;
}

export interface FoundClass {
  readonly found: OwnClass;
  /** Range of the identifier that was asked about. */
  readonly from: number;
  readonly to: number;
}

/** The user's own `nn.Module` class that an identifier names, or whose object it names. Never throws. */
export function ownModuleAt(
  source: PythonSource,
  offset: number,
  knowledge: Knowledge,
): FoundClass | undefined {
  const node = identifierAt(source, offset);
  if (!node || ['self', 'cls'].includes(source.text.slice(node.from, node.to))) return undefined;
  const meaning = node.parent?.name === 'ClassDefinition' ? node.parent : undefined;
  const own: Meaning | undefined = meaning
    ? { kind: 'ownClass', node: meaning, source }
    : meaningAt(source, knowledge, node);
  if (own?.kind !== 'ownClass' && own?.kind !== 'ownInstance') return undefined;
  const reader = new ClassReader(source, knowledge);
  const found = reader.isModule(own) ? reader.read(own) : undefined;
  return found && { found, from: node.from, to: node.to };
}

class ClassReader {
  readonly #inference: Inference;
  readonly #reading = new Set<string>();

  constructor(
    private readonly asked: PythonSource,
    private readonly knowledge: Knowledge,
  ) {
    this.#inference = inferenceOf(asked, knowledge);
  }

  isModule({ node, source }: InFile, depth = 0): boolean {
    if (depth > DEEPEST) return false;
    const there = this.#inference.in(source);
    return basesOf(node).some((base) =>
      known(there.of(base)).some((meaning) => {
        if (meaning.kind === 'ownClass') return this.isModule(meaning, depth + 1);
        return meaning.kind === 'named' && this.#isModuleType(meaning.name);
      }),
    );
  }

  #isModuleType(name: string): boolean {
    return name === MODULE || this.knowledge.member(name, 'state_dict') === `${MODULE}.state_dict`;
  }

  /** @returns `undefined` for a class that holds itself, and one too deep in others. */
  read({ node, source }: InFile): OwnClass | undefined {
    const name = node.getChild('VariableName');
    const key = `${source.neighbors?.path ?? ''} ${node.from}`;
    if (!name || this.#reading.has(key) || this.#reading.size > DEEPEST) return undefined;
    this.#reading.add(key);
    const layers = [...this.#inherited({ node, source }), ...this.#layersOf({ node, source })];
    this.#reading.delete(key);
    const { text, neighbors } = source;
    const word = text.slice(name.from, name.to);
    const isHere = source === this.asked;
    return {
      name: isHere || !neighbors ? word : `${neighbors.name}.${word}`,
      bases: basesOf(node).map(({ from, to }) => text.slice(from, to)),
      layers: layers.slice(0, MOST_LAYERS),
      path: isHere ? undefined : neighbors?.path,
      from: name.from,
      line: text.slice(0, name.from).split('\n').length,
    };
  }

  #inherited({ node, source }: InFile): readonly OwnLayer[] {
    const there = this.#inference.in(source);
    return basesOf(node).flatMap((base) =>
      known(there.of(base)).flatMap((meaning) =>
        meaning.kind === 'ownClass' ? (this.read(meaning)?.layers ?? []) : [],
      ),
    );
  }

  #layersOf({ node, source }: InFile): OwnLayer[] {
    const there = this.#inference.in(source);
    const self: Meaning = { kind: 'ownInstance', node, source };
    return attributesSet(source, node).flatMap((attribute): OwnLayer[] => {
      const meaning = only(there.attribute([self], attribute));
      const made = meaning ? this.#madeBy(meaning) : undefined;
      return made ? [{ attribute, made }] : [];
    });
  }

  #madeBy(meaning: Meaning): OwnLayer['made'] | undefined {
    if (meaning.kind === 'ownInstance') {
      return this.isModule(meaning) ? this.read(meaning) : undefined;
    }
    if (meaning.kind !== 'instance' || !meaning.call) return undefined;
    const name = this.knowledge.canonical(meaning.type);
    if (name === undefined || !this.#isModuleType(name)) return undefined;
    return readCallOf(meaning.call, name, this.knowledge);
  }
}

/** The attributes that a class sets on its own objects, in the order of the text. */
function attributesSet({ text }: PythonSource, classNode: SyntaxNode): string[] {
  const found = new Set<string>();
  classNode.cursor().iterate((ref) => {
    if (ref.name === 'ClassDefinition' && ref.from !== classNode.from) return false;
    if (ref.name !== 'AssignStatement') return undefined;
    const target = ref.node.firstChild;
    const [object, property] = [target?.firstChild, target?.lastChild];
    if (target?.name !== 'MemberExpression' || property?.name !== 'PropertyName') return false;
    const isSelf =
      object?.name === 'VariableName' && classOfSelf(text, object)?.from === classNode.from;
    if (isSelf) found.add(text.slice(property.from, property.to));
    return false;
  });
  return [...found];
}
