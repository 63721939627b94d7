import type { Value } from '../../python/index.js';
import type { Bound } from './bound.js';
import { isNone, isTrue, kindOf, numberOf, type Kind } from './kind.js';

/** What a parameter takes. */
export interface Rule {
  /** Completes "must be …". */
  readonly text: string;
  /** `true` for every value that PyTorch may take. */
  readonly takes: (value: Value) => boolean;
}

/** Parameters that PyTorch takes together; says what is wrong where it does not. */
export type Together = (call: CheckedCall) => Fault | undefined;

export interface Fault {
  /** The parameter to change. */
  readonly parameter: string;
  readonly sentence: string;
}

/** What classes demand of their arguments. */
export interface Checks {
  /** Qualified names. */
  readonly names: readonly string[];
  /** By parameter. */
  readonly takes?: Readonly<Record<string, Rule>>;
  readonly together?: readonly Together[];
}

export function defineChecks(...checks: readonly Checks[]): readonly Checks[] {
  return checks;
}

/** The arguments of a call, or the defaults of those that it certainly does not give. */
export class CheckedCall {
  constructor(
    readonly name: string,
    private readonly bound: Bound,
  ) {}

  /** The names of keywords that are no parameters. */
  get extra(): readonly string[] {
    return this.bound.extra;
  }

  get positional(): readonly Value[] {
    return this.bound.positional;
  }

  gives(parameter: string): boolean {
    return this.bound.given.has(parameter);
  }

  /** `undefined` where a star may bring the argument. */
  value(parameter: string): Value | undefined {
    return this.bound.given.get(parameter) ?? this.bound.defaults.get(parameter);
  }

  text(parameter: string): string {
    return this.value(parameter)?.text ?? '';
  }

  kind(parameter: string): Kind {
    const value = this.value(parameter);
    return value ? kindOf(value) : 'unknown';
  }

  number(parameter: string): number | undefined {
    return numberOf(this.value(parameter));
  }

  word(parameter: string): string | undefined {
    const value = this.value(parameter);
    return value?.kind === 'literal' && this.kind(parameter) === 'str'
      ? String(value.value)
      : undefined;
  }

  isTrue(parameter: string): boolean {
    return isTrue(this.value(parameter)) === true;
  }

  isFalse(parameter: string): boolean {
    return isTrue(this.value(parameter)) === false;
  }

  isNone(parameter: string): boolean {
    return isNone(this.value(parameter));
  }

  /** Given, and not `None` whatever it may be. */
  isSome(parameter: string): boolean {
    const value = this.value(parameter);
    if (!value || isNone(value)) return false;
    return kindOf(value) !== 'unknown' || value.kind === 'call' || value.kind === 'sequence';
  }

  /** The items of a list or a tuple. */
  items(parameter: string): readonly Value[] | undefined {
    const value = this.value(parameter);
    return value?.kind === 'sequence' && kindOf(value) !== 'unknown' ? value.items : undefined;
  }
}

/** Whether PyTorch may take a value; what the code does not show it may. */
export function isTaken(rule: Rule, value: Value): boolean {
  return kindOf(value) === 'unknown' || rule.takes(value);
}

/** The first given argument that a rule does not take. */
export function faultOf(
  call: CheckedCall,
  takes: Readonly<Record<string, Rule>>,
): Fault | undefined {
  for (const [parameter, rule] of Object.entries(takes)) {
    const value = call.gives(parameter) ? call.value(parameter) : undefined;
    if (!value || isTaken(rule, value)) continue;
    return { parameter, sentence: mustBe(parameter, rule, value) };
  }
  return undefined;
}

export function mustBe(parameter: string, { text }: Rule, value: Value): string {
  return `\`${parameter}\` must be ${text}, got \`${value.text}\``;
}
