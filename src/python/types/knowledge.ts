/** What is known about the packages' names. All names are qualified, e.g. `torch.optim.AdamW`. */
export interface Knowledge {
  /** The name's usual form, e.g. `torch.nn.ReLU` for `torch.nn.modules.activation.ReLU`, if it is known. */
  canonical(name: string): string | undefined;
  kind(name: string): Kind | undefined;
  /** The attribute of an object of a type, e.g. `torch.optim.Optimizer.step` for AdamW and `step`. */
  member(type: string, attribute: string): string | undefined;
  /**
   * The type of a call's result or of a property, as Python writes it with qualified names, e.g.
   * `tuple[torch.Tensor, torch.Tensor]`; `Self` is the type of the object itself.
   */
  returns(name: string): string | undefined;
  /** Of a class of tensors, the class of what is computed from them: `torch.Tensor` for `torch.nn.Parameter`. */
  tensorOf(type: string): string | undefined;
  /** The class of tensors that alone has an attribute. */
  tensorWith(attribute: string): string | undefined;
}

export type Kind =
  'attribute' | 'class' | 'constant' | 'dtype' | 'function' | 'method' | 'module' | 'property';

/** Which qualified names matter, where no more than that is known. */
export type IsKnown = (qualifiedName: string) => boolean;

const ofPredicate = new WeakMap<IsKnown, Knowledge>();

/** Knowledge of names alone takes what is written with a capital for a class. */
export function knowledgeOf(given: Knowledge | IsKnown): Knowledge {
  if (typeof given !== 'function') return given;
  let knowledge = ofPredicate.get(given);
  if (!knowledge) ofPredicate.set(given, (knowledge = namesOnly(given)));
  return knowledge;
}

function namesOnly(isKnown: IsKnown): Knowledge {
  return {
    canonical: (name) => (isKnown(name) ? name : undefined),
    kind: (name) => {
      if (!isKnown(name)) return undefined;
      return /\.[A-Z][^.]*$/.test(name) ? 'class' : 'function';
    },
    member: () => undefined,
    returns: () => undefined,
    tensorOf: () => undefined,
    tensorWith: () => undefined,
  };
}
