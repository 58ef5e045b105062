/** The offset of the first character at or behind an offset that is no white space and in no comment. */
export function skipBlank(code: string, offset: number): number {
  const blank = /(?:\s|\/\*[^]*?\*\/|\/\/.*)*/y;
  blank.lastIndex = offset;
  blank.exec(code);
  return blank.lastIndex;
}
