import katex from 'katex';

const drawn = new Map<string, HTMLElement>();

/** A formula as KaTeX draws it, with MathML for screen readers; drawn once, it can stand in one place. */
export function formula(tex: string): HTMLElement {
  const known = drawn.get(tex);
  if (known) return known;
  const element = document.createElement('div');
  element.className = 'formula';
  katex.render(tex, element, { displayMode: true, throwOnError: false });
  drawn.set(tex, element);
  return element;
}
