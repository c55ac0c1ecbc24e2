/** A piece of a text, marked or between marks. */
export interface Piece {
  text: string;
  marked: boolean;
}

/**
 * Cuts a text at the ranges of a citation or a hit. Offsets count UTF-16 code units, as
 * JavaScript's strings do, so `slice` takes them as they come.
 */
export function* pieces(
  text: string,
  ranges: readonly { start: number; end: number }[],
): Generator<Piece> {
  let behind = 0;
  for (const { start, end } of ranges) {
    yield { text: text.slice(behind, start), marked: false };
    yield { text: text.slice(start, end), marked: true };
    behind = end;
  }
  yield { text: text.slice(behind), marked: false };
}

/** The text as HTML would show it; in a component, map `pieces` to elements instead. */
export function highlighted(text: string, ranges: readonly { start: number; end: number }[]): string {
  return [...pieces(text, ranges)]
    .map((piece) => (piece.marked ? `<mark>${piece.text}</mark>` : piece.text))
    .join("");
}
