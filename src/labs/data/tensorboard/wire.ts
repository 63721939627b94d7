/** How a field is written, by the last three bits of its key. */
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

const utf8 = new TextDecoder();

/** A message in the wire format of protocol buffers cannot be read. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

/** Reads the fields of one message in the wire format of protocol buffers, in the order they are written. */
export class Wire {
  /** Number of the field that was read last. */
  field = 0;
  /** Range of the field's bytes, where it is a text or a message. */
  from = 0;
  to = 0;
  #type = VARINT;
  /** The halves of a varint or of 64 bits. */
  #low = 0;
  #high = 0;

  /** @param view of `bytes`. */
  constructor(
    readonly bytes: Uint8Array,
    readonly view: DataView,
    private at: number,
    private readonly end: number,
  ) {}

  /**
   * Reads the next field.
   *
   * @returns whether there is one.
   * @throws {WireError} if the bytes are no message.
   */
  next(): boolean {
    if (this.at >= this.end) return false;
    this.#varint();
    this.field = this.#low >>> 3;
    this.#type = this.#low & 7;
    switch (this.#type) {
      case VARINT:
        this.#varint();
        break;
      case FIXED64:
        this.from = this.#skip(8);
        break;
      case FIXED32:
        this.from = this.#skip(4);
        break;
      case BYTES: {
        this.#varint();
        if (this.#high !== 0) throw new WireError('a field is longer than its message');
        this.from = this.#skip(this.#low);
        this.to = this.at;
        break;
      }
      default:
        throw new WireError(`a field is of the unknown type ${this.#type}`);
    }
    return true;
  }

  #skip(length: number): number {
    const from = this.at;
    if (from + length > this.end) throw new WireError('a field is longer than its message');
    this.at = from + length;
    return from;
  }

  #varint(): void {
    let [low, high, shift] = [0, 0, 0];
    for (;;) {
      if (this.at >= this.end) throw new WireError('a number is cut off');
      const byte = this.bytes[this.at++] ?? 0;
      const bits = byte & 127;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >>> 4;
      } else if (shift < 64) high |= bits << (shift - 32);
      if (byte < 128) break;
      shift += 7;
      if (shift > 63) throw new WireError('a number has more than 64 bits');
    }
    this.#low = low >>> 0;
    this.#high = high >>> 0;
  }

  /** The field as a signed whole number; beyond 2⁵³ the nearest one that a number holds. */
  int(): number {
    return (this.#high | 0) * 2 ** 32 + this.#low;
  }

  isBytes(): boolean {
    return this.#type === BYTES;
  }

  double(): number {
    return this.#type === FIXED64 ? this.view.getFloat64(this.from, true) : NaN;
  }

  float(): number {
    return this.#type === FIXED32 ? this.view.getFloat32(this.from, true) : NaN;
  }

  /** The field as a message of its own. */
  message(): Wire {
    if (!this.isBytes()) throw new WireError('a message is missing');
    return new Wire(this.bytes, this.view, this.from, this.to);
  }

  text(): string {
    const { bytes, from, to } = this;
    let text = '';
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte > 127) return utf8.decode(bytes.subarray(from, to));
      text += String.fromCharCode(byte);
    }
    return text;
  }

  /** The numbers of a repeated field: packed into its bytes, or one. */
  *packed(size: 0 | 4 | 8): Generator<Wire> {
    if (!this.isBytes()) {
      yield this;
      return;
    }
    const inner = new Wire(this.bytes, this.view, this.from, this.to);
    while (inner.at < inner.end) {
      if (size === 0) {
        inner.#type = VARINT;
        inner.#varint();
      } else {
        inner.#type = size === 4 ? FIXED32 : FIXED64;
        inner.from = inner.#skip(size);
      }
      yield inner;
    }
  }
}
