/** Follows Python text line by line and tells whether the next line goes on with the same statement. */
export class LogicalLine {
  #depth = 0;
  #quotes = '';
  #isJoined = false;

  get isOpen(): boolean {
    return this.#depth > 0 || this.#quotes !== '' || this.#isJoined;
  }

  /** @param line with its end. */
  feed(line: string): void {
    this.#isJoined = false;
    let at = 0;
    while (at < line.length) {
      if (this.#quotes !== '') {
        const end = endOfString(line, at, this.#quotes);
        if (end < 0) return;
        this.#quotes = '';
        at = end;
        continue;
      }
      TOKEN.lastIndex = at;
      const [token] = TOKEN.exec(line) ?? [];
      if (token === undefined || token === '#') return;
      at = TOKEN.lastIndex;
      if (token === '"""' || token === "'''") this.#quotes = token;
      else if ('([{'.includes(token)) this.#depth++;
      else if (')]}'.includes(token)) this.#depth = Math.max(0, this.#depth - 1);
      else if (token.startsWith('\\')) this.#isJoined = true;
    }
  }
}

const TOKEN = /'''|"""|"(?:[^"\\\r\n]|\\.)*"?|'(?:[^'\\\r\n]|\\.)*'?|#|[([{]|[)\]}]|\\\r?\n/g;

function endOfString(line: string, from: number, quotes: string): number {
  const end = quotes === '"""' ? /\\[^]|"""/g : /\\[^]|'''/g;
  end.lastIndex = from;
  for (let found = end.exec(line); found; found = end.exec(line)) {
    if (found[0] === quotes) return end.lastIndex;
  }
  return -1;
}
