import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false });

/** Markdown of the content files as an element; HTML in it stays text. */
export function prose(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'prose';
  element.innerHTML = markdown.render(text);
  return element;
}
