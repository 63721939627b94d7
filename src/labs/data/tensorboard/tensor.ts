import type { Wire } from './wire.js';

/** TensorFlow's numbers of the types that a scalar can have. */
const FLOAT = 1;
const DOUBLE = 2;
const INT32 = 3;
const UINT8 = 4;
const INT16 = 5;
const INT8 = 6;
const INT64 = 9;
const BFLOAT16 = 14;
const UINT16 = 17;
const HALF = 19;
const UINT32 = 22;
const UINT64 = 23;

/** Bytes of one number in `tensor_content`. */
const SIZES: Readonly<Record<number, number>> = {
  ...{ [FLOAT]: 4, [DOUBLE]: 8, [HALF]: 2, [BFLOAT16]: 2 },
  ...{ [INT8]: 1, [INT16]: 2, [INT32]: 4, [INT64]: 8 },
  ...{ [UINT8]: 1, [UINT16]: 2, [UINT32]: 4, [UINT64]: 8 },
};

/**
 * The number that a `TensorProto` holds (tensorflow/core/framework/tensor.proto), written as
 * `tensor_content` or as one of the lists of numbers.
 *
 * @returns `undefined` for a tensor that is not exactly one number.
 */
export function scalarOf(tensor: Wire): number | undefined {
  let type = 0;
  let elements = 1;
  let content: { readonly from: number; readonly to: number } | undefined;
  const listed: number[] = [];
  while (tensor.next()) {
    switch (tensor.field) {
      case 1:
        type = tensor.int();
        break;
      case 2:
        elements = elementsOf(tensor.message());
        break;
      case 4:
        content = { from: tensor.from, to: tensor.to };
        break;
      case 5:
        for (const one of tensor.packed(4)) add(listed, one.float());
        break;
      case 6:
        for (const one of tensor.packed(8)) add(listed, one.double());
        break;
      case 7:
      case 10:
      case 16:
      case 17:
        for (const one of tensor.packed(0)) add(listed, one.int());
        break;
      case 13:
        for (const one of tensor.packed(0)) add(listed, halfOf(type, one.int()));
    }
  }
  if (elements !== 1 || listed.length > 1) return undefined;
  if (listed.length === 1) return listed[0];
  if (!content) return undefined;
  return content.to - content.from === SIZES[type]
    ? fromContent(tensor.view, content.from, type)
    : undefined;
}

/** More than two are not kept, since one alone is a scalar. */
function add(listed: number[], value: number): void {
  if (listed.length < 2) listed.push(value);
}

/** How many numbers a tensor of a `TensorShapeProto` has. */
function elementsOf(shape: Wire): number {
  let elements = 1;
  while (shape.next()) {
    if (shape.field !== 2) continue;
    const dimension = shape.message();
    let size = 0;
    while (dimension.next()) if (dimension.field === 1) size = dimension.int();
    elements *= size;
  }
  return elements;
}

function fromContent(view: DataView, at: number, type: number): number | undefined {
  switch (type) {
    case FLOAT:
      return view.getFloat32(at, true);
    case DOUBLE:
      return view.getFloat64(at, true);
    case HALF:
    case BFLOAT16:
      return halfOf(type, view.getUint16(at, true));
    case INT8:
      return view.getInt8(at);
    case UINT8:
      return view.getUint8(at);
    case INT16:
      return view.getInt16(at, true);
    case UINT16:
      return view.getUint16(at, true);
    case INT32:
      return view.getInt32(at, true);
    case UINT32:
      return view.getUint32(at, true);
    case INT64:
      return Number(view.getBigInt64(at, true));
    case UINT64:
      return Number(view.getBigUint64(at, true));
    default:
      return undefined;
  }
}

/** A float16, or a bfloat16, by its bits. */
function halfOf(type: number, bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  if (type === BFLOAT16) {
    const view = new DataView(new ArrayBuffer(4));
    view.setUint16(0, bits);
    return view.getFloat32(0);
  }
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction > 0 ? NaN : sign * Infinity;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
