import type { Value } from '../../python/index.js';
import type { Rule } from './define.js';
import { kindOf, numberOf, type Kind } from './kind.js';

/** Limits of a number; `above` and `below` exclude the limit itself. */
export interface Limits {
  readonly least?: number;
  readonly most?: number;
  readonly above?: number;
  readonly below?: number;
}

/** Takes the types, and whatever the code does not show. */
export function ofKind(text: string, ...kinds: readonly Kind[]): Rule {
  return { text, takes: (value) => isOneOf(value, kinds) };
}

/** An int, or a bool, which Python counts as one. */
export function whole(limits: Limits = {}): Rule {
  return {
    text: `a whole number${limitsText(limits)}`,
    takes: (value) => isOneOf(value, ['int', 'bool']) && isWithin(value, limits),
  };
}

/** A number of any type. NaN is within no limits where `refusesNaN`. */
export function number(limits: Limits = {}, refusesNaN = true): Rule {
  return {
    text: `a number${limitsText(limits)}`,
    takes: (value) =>
      isOneOf(value, ['int', 'float', 'bool']) && isWithin(value, limits, refusesNaN),
  };
}

/** Anything, as long as numbers are within limits. */
export function within(limits: Limits): Rule {
  return { text: `a number${limitsText(limits)}`, takes: (value) => isWithin(value, limits) };
}

export function word(...words: readonly string[]): Rule {
  return {
    text: orList(words.map((one) => `'${one}'`)),
    takes: (value) =>
      kindOf(value) === 'unknown' ||
      (value.kind === 'literal' && words.some((one) => one === value.value)),
  };
}

export function optional(rule: Rule): Rule {
  return either(rule, ofKind('None', 'None'));
}

export function either(...rules: readonly Rule[]): Rule {
  return {
    text: orList(rules.map(({ text }) => text)),
    takes: (value) => rules.some((rule) => rule.takes(value)),
  };
}

/** A list or a tuple; every item that the code shows is one of the rule's. */
export function listOf(item: Rule, lengths?: readonly number[]): Rule {
  const count = lengths ? `${orList(lengths.map(String))} values` : 'values';
  return {
    text: `a list of ${count}, each ${item.text}`,
    takes: (value) => {
      if (kindOf(value) === 'unknown') return true;
      if (value.kind !== 'sequence') return false;
      if (lengths && !lengths.includes(value.items.length)) return false;
      return value.items.every((one) => item.takes(one));
    },
  };
}

function isOneOf(value: Value, kinds: readonly Kind[]): boolean {
  const kind = kindOf(value);
  return kind === 'unknown' || kinds.includes(kind);
}

function isWithin(value: Value, limits: Limits, refusesNaN = true): boolean {
  const given = numberOf(value);
  if (given === undefined) return true;
  if (Number.isNaN(given)) return !refusesNaN || Object.keys(limits).length === 0;
  const { least = -Infinity, most = Infinity, above, below } = limits;
  if (given < least || given > most) return false;
  return (above === undefined || given > above) && (below === undefined || given < below);
}

function limitsText({ least, most, above, below }: Limits): string {
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  const parts = [
    least !== undefined && `of ${least} or more`,
    above !== undefined && `above ${above}`,
    most !== undefined && `of ${most} or less`,
    below !== undefined && `below ${below}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : ` ${parts.join(' and ')}`;
}

export function orList(parts: readonly string[]): string {
  const [last = '', ...others] = [...parts].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}

/** A list or a tuple whose first items are these; more may follow. */
export function firstOf(items: readonly Rule[], text: string): Rule {
  return {
    text,
    takes: (value) => {
      const kind = kindOf(value);
      if (kind === 'unknown') return true;
      if (value.kind !== 'sequence' || kind === 'set' || value.items.length < items.length) {
        return false;
      }
      return items.every((item, i) => {
        const one = value.items[i];
        return one !== undefined && item.takes(one);
      });
    },
  };
}
