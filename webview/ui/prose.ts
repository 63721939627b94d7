/** Markdown of the content files as an element; HTML in it stays text. */
export function prose(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'prose';
  void import('../later/markdown.js').then(({ markdown }) => {
    element.innerHTML = markdown.render(text);
  });
  return element;
}
