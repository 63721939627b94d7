/** A place that the user fills in: the text that the code has there and what else it may be. */
export interface Stop {
  readonly text: string;
  /** All that is offered, `text` first; empty where anything may be typed. */
  readonly choices: readonly string[];
}

/** A stretch of the code that belongs to the tab stop of that index. Offsets count UTF-16 units. */
export interface Placed {
  readonly from: number;
  readonly to: number;
  readonly stop: number;
}

/** Writes code as the body of a VS Code snippet; the first place of each stop carries its default. */
export function toTextMate(
  code: string,
  stops: readonly Stop[],
  placed: readonly Placed[],
): string {
  const seen = new Set<number>();
  let body = '';
  let done = 0;
  for (const { from, to, stop } of [...placed].sort((a, b) => a.from - b.from)) {
    const { text, choices } = stops[stop]!;
    const first =
      choices.length > 0
        ? `\${${stop + 1}|${choices.map(escapeChoice).join(',')}|}`
        : `\${${stop + 1}:${escapeText(text)}}`;
    body += escapeText(code.slice(done, from)) + (seen.has(stop) ? `$${stop + 1}` : first);
    seen.add(stop);
    done = to;
  }
  return `${body}${escapeText(code.slice(done))}$0`;
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}

/**
 * What a body becomes when its tab stops are filled in; nested placeholders and variables, which
 * `toTextMate` does not write, are not understood.
 *
 * @param picks the text of some stops, by number from 1; the others keep their default.
 */
export function fillIn(body: string, picks: ReadonlyMap<number, string> = new Map()): string {
  const text = new Map(picks);
  const token =
    /\\([\\$}])|\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}|\$(\d+)/g;
  return body.replace(
    token,
    (_, escaped?: string, n1?: string, word?: string, n2?: string, list?: string, n3?: string) => {
      if (escaped !== undefined) return escaped;
      const stop = Number(n1 ?? n2 ?? n3);
      const [first = ''] = list?.match(/(?:\\.|[^\\,])+/g) ?? [word ?? ''];
      if (n3 === undefined && !text.has(stop)) text.set(stop, first.replace(/\\(.)/g, '$1'));
      return text.get(stop) ?? '';
    },
  );
}
