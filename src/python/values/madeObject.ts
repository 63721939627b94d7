/** A loop around a call, as it is written. */
export interface Loop {
  /** What the loop binds, e.g. `epoch`, or the condition of a `while`. */
  readonly heading: string;
  /** What it goes through, without `enumerate` and progress bars; empty for a `while`. */
  readonly over: string;
  /** The qualified name of the call that made what it goes through. */
  readonly maker: string | undefined;
  /** The loops inside it. */
  readonly inner: readonly Loop[];
}

/** A place at which a method of an object is called. */
export interface MethodCall {
  /** The loops around it, the innermost first, also those around the functions that it is in. */
  readonly loops: readonly Loop[];
  /** Equal for two calls that run under the same conditions. */
  readonly conditions: string;
}

/** What a file does with the object that a call makes. */
export interface MadeObject {
  /** The calls of a method of the object, as far as the file shows them. */
  calls(method: string): readonly MethodCall[];
  /** The name that the object is bound to stands for nothing else. */
  readonly isBoundOnce: boolean;
  /** Equal for two objects that one run of one function makes, or that are attributes of one object. */
  readonly scope: string;
}
