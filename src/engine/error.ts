/**
 * Thrown where PyTorch or scikit-learn would raise: the message names the parameter, the value it
 * was given and what is allowed.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    /** The offending parameter, in PyTorch's spelling. */
    readonly parameter: string,
    message: string,
  ) {
    super(message);
  }
}
