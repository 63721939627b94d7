const TOKEN = /\\([\\$}])|\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}|\$(\d+)/g;

/**
 * What a body becomes when its tab stops are filled in; nested placeholders and variables, which no
 * snippet has, are not understood.
 *
 * @param picks the text of some stops, by number from 1; the others keep their default.
 */
export function fillIn(body: string, picks: ReadonlyMap<number, string> = new Map()): string {
  const text = new Map(picks);
  return body.replace(
    TOKEN,
    (_, escaped?: string, n1?: string, word?: string, n2?: string, list?: string, n3?: string) => {
      if (escaped !== undefined) return escaped;
      const stop = Number(n1 ?? n2 ?? n3);
      const [first = ''] = list?.match(/(?:\\.|[^\\,])+/g) ?? [word ?? ''];
      if (n3 === undefined && !text.has(stop)) text.set(stop, first.replace(/\\(.)/g, '$1'));
      return text.get(stop) ?? '';
    },
  );
}

/** Lets a name of the tab stops be another one of the file, or one of several. */
export function offerNames(body: string, name: string, offered: readonly string[]): string {
  const [best] = offered;
  if (best === undefined || (best === name && offered.length === 1)) return body;
  return body.replace(/\$\{(\d+):((?:\\.|[^\\}])*)\}/g, (whole, stop: string, text: string) => {
    if (text === name && offered.length > 1) return `\${${stop}|${offered.join(',')}|}`;
    const renamed = text.replace(new RegExp(`(?<![\\w.])${name}\\b`, 'g'), best);
    return renamed === text ? whole : `\${${stop}:${renamed}}`;
  });
}

/** Writes plain text as it must be written in a body. */
export function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
