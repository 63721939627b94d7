/** A type as Python writes it: a name with arguments, or one of several. */
export interface TypeText {
  /** Dotted; `|` for a union, whose members are the arguments. */
  readonly name: string;
  readonly args: readonly TypeText[];
}

const DEEPEST = 20;

/** Reads `torch.Tensor`, `Optional["Tensor"]`, `tuple[int, Tensor] | None`; `undefined` if it is anything else. */
export function parseType(text: string): TypeText | undefined {
  const tokens = text.match(/[\w.]+|[^\s'"]/g) ?? [];
  let at = 0;
  const union = (depth: number): TypeText | undefined => {
    const members: TypeText[] = [];
    do {
      const member = single(depth);
      if (!member) return undefined;
      members.push(member);
    } while (tokens[at] === '|' && at++ >= 0);
    const [only] = members;
    return members.length === 1 ? only : { name: '|', args: members };
  };
  const single = (depth: number): TypeText | undefined => {
    const name = tokens[at++];
    if (name === undefined || !/^[\w.]+$/.test(name) || depth > DEEPEST) return undefined;
    if (tokens[at] !== '[') return { name, args: [] };
    const args: TypeText[] = [];
    do {
      at++;
      if (tokens[at] === ']') break;
      const arg = union(depth + 1);
      if (!arg) return undefined;
      args.push(arg);
    } while (tokens[at] === ',');
    return tokens[at++] === ']' ? { name, args } : undefined;
  };
  const type = text.length > 1000 ? undefined : union(0);
  return at === tokens.length ? type : undefined;
}
