/** Why PyTorch refuses a call for every input. */
export interface Problem {
  readonly kind: 'unknown' | 'surplus' | 'doubled' | 'missing' | 'value' | 'together';
  /** The parameter that it is about, or the word that is none. */
  readonly parameter: string;
  /** What is wrong and what to write instead, without a full stop. */
  readonly sentence: string;
}
