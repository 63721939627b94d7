import { PythonSource } from '../../../src/python/index.js';

/** What VS Code inserts for a body with every tab stop left as it is, without our own reader of it. */
export function expand(body: string): string {
  const defaults = new Map<string, string>();
  return body
    .replace(
      /\$\{(\d+)(?::([^}]*)|\|([^,|]*)[^}]*)\}/g,
      (_, stop: string, word?: string, first?: string) => {
        defaults.set(stop, word ?? first ?? '');
        return word ?? first ?? '';
      },
    )
    .replace(/(?<!\\)\$(\d+)/g, (_, stop: string) => defaults.get(stop) ?? '')
    .replace(/\\([\\$}])/g, '$1');
}

/** The text around each place where Python does not parse. */
export function errorsIn(code: string): string[] {
  const errors: string[] = [];
  PythonSource.parse(code).tree.iterate({
    enter(node) {
      if (node.type.isError) errors.push(code.slice(Math.max(0, node.from - 20), node.to + 20));
    },
  });
  return errors;
}
