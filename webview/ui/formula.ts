import katex from 'katex';

/** A formula as KaTeX draws it, with MathML for screen readers. */
export function formula(tex: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'formula';
  katex.render(tex, element, { displayMode: true, throwOnError: false });
  return element;
}
