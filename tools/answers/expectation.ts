/** What a hover is expected to say. */
export interface Expectation {
  /** What it is about; `any` leaves that open. */
  readonly what: 'symbol' | 'keyword' | 'term' | 'own' | 'nothing' | 'any';
  /** Qualified name, of a keyword that of its call; the title of a term; the class of an own object. */
  readonly name?: string;
  readonly parameter?: string;
  /** Silence is right as well. */
  readonly orNothing: boolean;
  /** Whether PyTorch's constructor refuses the call whose name is marked. */
  readonly verdict?: 'refused' | 'accepted';
  /** Python runs the file but never comes here, or gets here what no name tells. */
  readonly isUnproven: boolean;
  readonly says: readonly RegExp[];
  readonly not: readonly RegExp[];
}

const NAME = /^[A-Za-z_][\w.]*$/;
const PART =
  /\s*(?:(says|not) (?:"([^"]*)"|\/((?:\\.|[^/\\])*)\/)|(or nothing|refused|accepted|unproven))/y;

/**
 * Reads `torch.nn.Conv2d refused says "bias" not /default \d/`. It begins with a qualified name, with
 * `nothing`, `any`, `keyword torch.nn.LayerNorm eps`, `term weight decay` or `own Net`.
 *
 * @throws {Error} for what it cannot read.
 */
export function expectationOf(text: string): Expectation {
  const [head = ''] =
    /^.*?(?=\s+(?:says|not|or nothing|refused|accepted|unproven)\b|$)/.exec(text) ?? [];
  const subject = subjectOf(head);
  const found = { says: [] as RegExp[], not: [] as RegExp[] };
  const words = new Set<string>();
  PART.lastIndex = head.length;
  let at = head.length;
  for (let part = PART.exec(text); part; part = PART.exec(text)) {
    at = PART.lastIndex;
    const [, which, plain, pattern, word] = part;
    if (word !== undefined) words.add(word);
    else found[which === 'says' ? 'says' : 'not'].push(patternOf(plain, pattern));
  }
  if (text.slice(at).trim() !== '') throw new Error(`"${text.slice(at)}" is not understood`);
  const verdict = words.has('refused') ? 'refused' : words.has('accepted') ? 'accepted' : undefined;
  return {
    ...subject,
    ...found,
    orNothing: words.has('or nothing'),
    isUnproven: words.has('unproven'),
    ...(verdict && { verdict }),
  };
}

function subjectOf(head: string): Pick<Expectation, 'what' | 'name' | 'parameter'> {
  const [first = '', ...rest] = head.split(' ');
  const [name = '', parameter] = rest;
  if ((first === 'nothing' || first === 'any') && rest.length === 0) return { what: first };
  if (first === 'term') return { what: 'term', name: rest.join(' ') };
  if (first === 'own' && NAME.test(name)) return { what: 'own', name };
  if (first === 'keyword' && NAME.test(name) && parameter) {
    return { what: 'keyword', name, parameter };
  }
  if (rest.length === 0 && NAME.test(first)) return { what: 'symbol', name: first };
  throw new Error(`"${head}" is not understood`);
}

function patternOf(plain: string | undefined, pattern: string | undefined): RegExp {
  const source = pattern ?? (plain ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(source, 'im');
}
