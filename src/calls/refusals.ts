import { unreadText } from './text.js';

/** Something that only the running program knows. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  /**
   * @param text what is not known, as it is written.
   * @param argument the parameter that it is given for.
   */
  constructor(
    readonly text: string,
    readonly argument?: string,
  ) {
    super(unreadText([text]));
  }
}

/** Thrown where PyTorch would raise; the message says what is wrong. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
}

/** Thrown for an argument that nothing can be computed from, whether PyTorch takes it or not. */
export class Mistyped extends Refusal {
  override readonly name = 'Mistyped';
}
