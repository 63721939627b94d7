/** Something that the data do not say for certain: what was taken, why, and what else it may be. */
export interface Guess<State> {
  readonly sentence: string;
  /** Each changes what was taken. */
  readonly offers: readonly Offer<State>[];
}

export interface Offer<State> {
  /** A few words for a button. */
  readonly title: string;
  readonly change: Partial<State>;
}
