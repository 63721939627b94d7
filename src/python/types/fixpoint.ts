/** Most rounds until the answers must agree. */
const MOST_ROUNDS = 30;

/**
 * Answers questions that may lead to each other and back to themselves. A question that is asked
 * again before it is answered gets the last round's answer, and the rounds go on until no answer
 * changes. Each question is asked once a round, so that a round takes no longer than all of them.
 */
export class Fixpoint<Key, Answer> {
  readonly #settled = new Map<Key, { readonly answer: Answer }>();
  #assumed = new Map<Key, { readonly answer: Answer }>();
  #asked = new Set<Key>();
  /** Whose answers this round has changed. */
  #changed = new Set<Key>();
  #rounds = 0;
  #isOpen = false;

  /**
   * @param first what every question is answered in the first round until it is known.
   * @param unsettled the answer where the rounds do not end.
   */
  constructor(
    private readonly first: Answer,
    private readonly unsettled: Answer,
    private readonly areSame: (a: Answer, b: Answer) => boolean,
  ) {}

  /** The number of the round that goes on, 0 if none does: only then are answers final. */
  get round(): number {
    return this.#isOpen ? this.#rounds : 0;
  }

  answer(key: Key, ask: () => Answer): Answer {
    const settled = this.#settled.get(key);
    if (settled) return settled.answer;
    return this.#isOpen ? this.#askOnce(key, ask) : this.#settle(key, ask);
  }

  #settle(key: Key, ask: () => Answer): Answer {
    this.#assumed = new Map();
    this.#isOpen = true;
    let rounds = 0;
    let areSettled = false;
    while (!areSettled && rounds++ < MOST_ROUNDS) areSettled = !this.#goRound(key, ask);
    this.#isOpen = false;
    if (areSettled) for (const [one, answer] of this.#assumed) this.#settled.set(one, answer);
    else
      for (const one of [key, ...this.#changed]) this.#settled.set(one, { answer: this.unsettled });
    return this.answer(key, ask);
  }

  /** @returns whether an answer has changed. */
  #goRound(key: Key, ask: () => Answer): boolean {
    this.#rounds++;
    this.#asked = new Set();
    this.#changed = new Set();
    this.#askOnce(key, ask);
    return this.#changed.size > 0;
  }

  #askOnce(key: Key, ask: () => Answer): Answer {
    const assumed = this.#assumed.get(key);
    const before = assumed ? assumed.answer : this.first;
    if (this.#asked.has(key)) return before;
    this.#asked.add(key);
    const answer = ask();
    if (!this.areSame(before, answer)) this.#changed.add(key);
    this.#assumed.set(key, { answer });
    return answer;
  }
}
