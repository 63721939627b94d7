const drawn = new Map<string, HTMLElement>();

/**
 * A formula as KaTeX draws it, with MathML for screen readers; drawn once, it can only be in one place.
 * Where it is too wide its equations are below each other, and break before they are cut off.
 */
export function formula(tex: string): HTMLElement {
  const known = drawn.get(tex);
  if (known) return known;
  const element = document.createElement('div');
  element.className = 'formula';
  for (const equation of tex.split(/\\q?quad(?![a-z])/)) {
    const part = document.createElement('span');
    element.append(part);
    void import('../later/katex.js').then(({ default: katex }) => {
      katex.render(String.raw`\displaystyle ${equation}`, part, { throwOnError: false });
    });
  }
  drawn.set(tex, element);
  return element;
}
