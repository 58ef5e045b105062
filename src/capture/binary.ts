import { ByteView, bufferBytes, dataViewByte, dataViewBytes, min, numberText, sharedBufferBytes, typedArrayBytes, typedArrayLength, typedArrayName, types } from './primordials.js';

/** Bytes, or numbers, that are shown of a binary value. */
const SHOWN_BYTES = 32;
const SHOWN_NUMBERS = 16;

/** `[Uint8Array 104857600 bytes: 00 01 …]`, `[Float32Array 1536: 0.5, 1, …]`; undefined for what is not binary. */
export function binaryForm(object: object): string | undefined {
  if (types.isTypedArray(object)) return typedArrayForm(object);
  if (types.isDataView(object)) return bytesForm('DataView', dataViewBytes(object), (i) => dataViewByte(object, i));
  if (types.isSharedArrayBuffer(object)) return bufferForm('SharedArrayBuffer', sharedBufferBytes(object), object);
  if (types.isArrayBuffer(object)) return bufferForm('ArrayBuffer', bufferBytes(object), object);
  return undefined;
}

function typedArrayForm(array: ArrayLike<number | bigint> & object): string {
  const name = typedArrayName(array) ?? 'TypedArray';
  // Indices of typed arrays cannot be accessors, so reading them runs nothing.
  if (types.isUint8Array(array)) return bytesForm(name, typedArrayBytes(array), (i) => array[i]!);
  return numbersForm(name, typedArrayLength(array), array);
}

function bufferForm(name: string, length: number, buffer: ArrayBufferLike): string {
  const head = length === 0 ? undefined : new ByteView(buffer, 0, min(length, SHOWN_BYTES));
  return bytesForm(name, length, (i) => head![i]!);
}

function bytesForm(name: string, length: number, at: (index: number) => number): string {
  let text = `[${name} ${length} bytes`;
  for (let i = 0; i < length && i < SHOWN_BYTES; i++) text += (i === 0 ? ': ' : ' ') + hex(at(i));
  return `${text}${length > SHOWN_BYTES ? ' …]' : ']'}`;
}

function hex(byte: number): string {
  return (byte < 16 ? '0' : '') + numberText(byte, 16);
}

function numbersForm(name: string, length: number, array: ArrayLike<number | bigint>): string {
  let text = `[${name} ${length}`;
  for (let i = 0; i < length && i < SHOWN_NUMBERS; i++) text += `${i === 0 ? ': ' : ', '}${array[i]}`;
  return `${text}${length > SHOWN_NUMBERS ? ', …]' : ']'}`;
}
