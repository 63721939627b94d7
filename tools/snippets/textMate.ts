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

/** Code in VS Code's snippet syntax. */
export interface Template {
  readonly body: string;
  /** Where what stands at an offset of the code stands in `body`; `undefined` where a stop repeats it. */
  readonly offsetOf: (at: number) => number | undefined;
}

/** Writes code as the body of a VS Code snippet; the first place of each stop carries its default. */
export function toTextMate(
  code: string,
  stops: readonly Stop[],
  placed: readonly Placed[],
): Template {
  const seen = new Set<number>();
  const copied: { from: number; to: number; at: number }[] = [];
  let body = '';
  const copy = (from: number, to: number): void => {
    copied.push({ from, to, at: body.length });
    body += escapeText(code.slice(from, to));
  };
  let done = 0;
  for (const { from, to, stop } of [...placed].sort((a, b) => a.from - b.from)) {
    const { choices } = stops[stop]!;
    copy(done, from);
    if (seen.has(stop)) body += `$${stop + 1}`;
    else if (choices.length > 0) body += `\${${stop + 1}|${choices.map(escapeChoice).join(',')}|}`;
    else {
      body += `\${${stop + 1}:`;
      copy(from, to);
      body += '}';
    }
    seen.add(stop);
    done = to;
  }
  copy(done, code.length);
  return {
    body: `${body}$0`,
    offsetOf: (at) => {
      const piece = copied.find(({ from, to }) => from <= at && at < to);
      return piece && piece.at + escapeText(code.slice(piece.from, at)).length;
    },
  };
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}
