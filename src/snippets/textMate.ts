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

/** Lets names of the tab stops be others of the file; where there are several, they are a choice. */
export function offerNames(body: string, offered: ReadonlyMap<string, readonly string[]>): string {
  return body.replace(/\$\{(\d+):((?:\\.|[^\\}])*)\}/g, (whole, stop: string, text: string) => {
    if (/^["']/.test(text)) return whole; // what a string says is no name
    const choice = offered.get(text) ?? [];
    if (choice.length > 1) return `\${${stop}|${choice.join(',')}|}`;
    const renamed = text.replace(
      /(?<![\w.])[A-Za-z_]\w*/g,
      (word) => offered.get(word)?.[0] ?? word,
    );
    return renamed === text ? whole : `\${${stop}:${renamed}}`;
  });
}

/** Writes plain text as it must be written in a body. */
export function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
