import type { Answer } from '../../src/answers/index.js';
import type { Expectation } from './expectation.js';

/** The word of a verdict; nothing else in a hover says it. */
const REFUSES = 'PyTorch refuses';

/** How an answer differs from what is expected, or `undefined` if it does not. */
export function disagreement(expected: Expectation, answer: Answer): string | undefined {
  const got = nameOf(answer);
  if (answer.what === null && expected.orNothing) return undefined;
  if (!isNamed(expected, answer)) return `expected ${wanted(expected)}, got ${got}`;
  const text = visible(answer.markdown ?? '');
  const { verdict, says, not } = expected;
  const missing = says.filter((pattern) => !pattern.test(text)).map(String);
  const wrong = not.filter((pattern) => pattern.test(text)).map(String);
  if (verdict === 'refused' && !text.includes(REFUSES)) missing.push('that PyTorch refuses it');
  if (verdict === 'accepted' && text.includes(REFUSES)) wrong.push('that PyTorch refuses it');
  const parts = [
    missing.length > 0 && `does not say ${missing.join(', ')}`,
    wrong.length > 0 && `says ${wrong.join(', ')}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `${got} ${parts.join(' and ')}` : undefined;
}

function isNamed({ what, name = '', parameter }: Expectation, answer: Answer): boolean {
  switch (what) {
    case 'any':
      return true;
    case 'nothing':
      return answer.what === null;
    case 'own':
      return answer.what === 'symbol' && (answer.name ?? '').split('.').at(-1) === name;
    default:
      return (
        answer.what === what && answer.name === name && answer.parameter === (parameter ?? null)
      );
  }
}

function wanted({ what, name, parameter }: Expectation): string {
  if (what === 'symbol') return name ?? '';
  return [what, name, parameter].filter((part) => part !== undefined).join(' ');
}

function nameOf({ what, name, parameter }: Answer): string {
  if (what === null) return 'nothing';
  const named = [name, parameter].filter((part) => part !== null).join(' ');
  return what === 'symbol' ? named : `${what} ${named}`;
}

/** Without the targets of links, which only the editor reads, and the example, which is everybody's. */
function visible(markdown: string): string {
  return markdown.replace(/\]\([a-z]+:[^)]*\)/g, ']').replace(/^```[^]*?^```$/gm, '');
}
