import type { CallArguments } from './callArguments.js';
import { Refusal, Unreadable } from './refusals.js';
import { grouped, shortCode } from './text.js';

/** Divisible by the usual numbers of groups and heads. */
const STEP = 6720;
const LONGEST = 18;
/** What is a size, whose every value the count follows in the same way. */
const IS_SIZE = /(?:features|channels|embeddings|_dim|_parameters|_size)$/;

interface Unread {
  readonly argument: string;
  readonly text: string;
}

type Count<Call> = (call: Call) => number;

/** The count in terms of one or two sizes that the code does not show, where it is a simple one. */
export function parametersFormula<Family>(
  count: Count<CallArguments<Family>>,
  call: CallArguments<Family>,
): string | undefined {
  const unread = unreadSizes(count, call);
  const [first, second, ...others] = unread ?? [];
  if (!first || others.length > 0 || first.text === second?.text) return undefined;
  try {
    const at = (a: number, b = 0): number => {
      const one = call.assuming(first.argument, a * STEP);
      return count(second ? one.assuming(second.argument, b * STEP) : one);
    };
    return second ? bilinear(at, first, second) : linear(at, first);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Unreadable) return undefined;
    throw error;
  }
}

function linear(at: (a: number) => number, first: Unread): string | undefined {
  const [one, two, four] = [at(1), at(2), at(4)];
  if (four - two !== 2 * (two - one)) return undefined;
  return sum([
    [(two - one) / STEP, [first]],
    [2 * one - two, []],
  ]);
}

function bilinear(
  at: (a: number, b: number) => number,
  first: Unread,
  second: Unread,
): string | undefined {
  const [oneOne, twoOne, oneTwo, twoTwo] = [at(1, 1), at(2, 1), at(1, 2), at(2, 2)];
  const both = twoTwo - twoOne - oneTwo + oneOne;
  const a = twoOne - oneOne - both;
  const b = oneTwo - oneOne - both;
  const rest = oneOne - both - a - b;
  if (at(4, 3) !== 12 * both + 4 * a + 3 * b + rest) return undefined;
  return sum([
    [both / STEP ** 2, [first, second]],
    [a / STEP, [first]],
    [b / STEP, [second]],
    [rest, []],
  ]);
}

/** `64·in_ch + 64`; `undefined` if a factor is no whole number. */
function sum(terms: readonly (readonly [number, readonly Unread[]])[]): string | undefined {
  const shown = terms.filter(([factor]) => factor !== 0);
  if (shown.some(([factor]) => !Number.isInteger(factor) || factor < 0)) return undefined;
  if (!shown.some(([, unread]) => unread.length > 0)) return undefined;
  return shown
    .map(([factor, unread]) =>
      [
        ...(factor === 1 && unread.length > 0 ? [] : [grouped(factor)]),
        ...unread.map(({ text }) => `\`${/^[\w.]+$/.test(text) ? text : `(${text})`}\``),
      ].join('·'),
    )
    .join(' + ');
}

/** The sizes that are not known; `undefined` if something else is not, or nothing. */
function unreadSizes<Family>(
  count: Count<CallArguments<Family>>,
  call: CallArguments<Family>,
): Unread[] | undefined {
  const unread: Unread[] = [];
  let current = call;
  for (let i = 0; i < 3; i++) {
    try {
      count(current);
      return unread;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      if (!(error instanceof Unreadable)) throw error;
      const { argument, text } = error;
      const isSize = argument !== undefined && IS_SIZE.test(argument) && argument !== 'kernel_size';
      if (!isSize || text.startsWith('*') || shortCode(text, LONGEST) !== text) return undefined;
      unread.push({ argument, text });
      current = current.assuming(argument, STEP);
    }
  }
  return undefined;
}
