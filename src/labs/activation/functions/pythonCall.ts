import type { ParamSpecs } from '../../../engine/params.js';
import type { Form, Named } from '../../../engine/registry.js';
import type { Spell } from '../../lab.js';
import { paramsToCode } from '../../paramsToCode.js';
import type { Written } from './labFunction.js';

/** What of a function its calls depend on. */
interface Callable extends Pick<Named, 'forms'> {
  readonly arguments: ParamSpecs;
}

/** The forms whose every argument the lab knows; `F.prelu`, say, wants a tensor of weights. */
export function writableForms({ forms, arguments: specs }: Callable): readonly Form[] {
  return forms.filter(({ signature }) =>
    signature
      .split(', ')
      .every((part) => /^$|^input$|^\*$|=/.test(part) || Object.hasOwn(specs, part)),
  );
}

/** The form with this name, or the most usual one; `undefined` where there is none to write. */
export function formOf(callable: Callable, name: string): Form | undefined {
  const forms = writableForms(callable);
  return forms.find((form) => form.name === name) ?? forms[0];
}

/** Whether a form takes the tensor itself, as `F.gelu(x)` does and `nn.GELU()` does not. */
export function takesInput({ signature }: Form): boolean {
  return signature.startsWith('input');
}

/** The arguments that a form takes: `nn.Softmax2d()`, say, has no `dim`. */
export function argumentsOf(specs: ParamSpecs, { signature }: Form): ParamSpecs {
  const names = new Set(signature.split(', ').map((part) => part.replace(/=.*/, '')));
  return Object.fromEntries(Object.entries(specs).filter(([name]) => names.has(name)));
}

/** E.g. `F.gelu(x, approximate='tanh')`; arguments that equal Python's default are left out. */
export function pythonCall(
  callable: Callable,
  { params, form }: Written,
  spell: Spell,
  input = 'x',
): string {
  const written = formOf(callable, form);
  if (!written) return '';
  const named = paramsToCode(argumentsOf(callable.arguments, written), params);
  return `${spell(written.name)}(${[...(takesInput(written) ? [input] : []), ...named].join(', ')})`;
}
