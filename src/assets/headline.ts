import { fewestLines } from './fit-text.ts';
import { nameFamily } from './fonts/families.ts';
import { capHeight } from './place-person.ts';
import { textLine } from './text-line.ts';

export interface Headline {
  readonly drawing: string;
  /** The last line's baseline. */
  readonly last: number;
}

/** A sentence in the name cut on as few lines as `width` pixels need, its first capitals beginning at `top`. */
export async function drawHeadline(
  text: string,
  { x, top, width, size }: { x: number; top: number; width: number; size: number },
  fill: string,
): Promise<Headline> {
  const lines = (await fewestLines(text, nameFamily, { width: width / size, most: 4 })) ?? [text];
  const first = top + capHeight.own * size;
  const drawing = lines.map((line, index) =>
    textLine(line, x - 0.05 * size, first + index * headlineHeight * size, { family: nameFamily, size, fill }),
  );
  return { drawing: drawing.join(''), last: first + (lines.length - 1) * headlineHeight * size };
}

const headlineHeight = 1.06;
