/** The hand-drawn word "infant,": x-height 100, baseline at 0, y downwards; strokes in the order they are written. */
export const word = {
  strokes: [
    'M18.2,-95C9.9,-66-1.5,-37-2.3,-18C-2,7 22,0 42.7,-25C62.3,-49 79.4,-76 90.8,-99C84.9,-66 75.6,-31 70.1,-1C80.3,-42 114.5,-104 142.2,-102C165.9,-100 147.5,-57 141.5,-30C135.7,-5 149.6,3 167.9,-13',
    'M294.7,-152C299,-194 259.9,-200 239.6,-138C223.2,-88 214,-22 191,36',
    'M190.7,-85C214,-94 240.8,-99 268.1,-101',
    'M344.6,-84C335.2,-115 279.8,-106 263.8,-52C251.1,-1 288.8,8 317.6,-31C333.9,-53 343.8,-79 348.8,-99C341.8,-72 332.3,-42 331.1,-21C330.3,5 348.9,1 367.1,-21C384.7,-45 401.1,-74 412.9,-100C406.9,-66 397.6,-31 392.1,-1C402.3,-42 436.5,-104 464.2,-102C487.9,-100 469.5,-57 463.5,-30C457.4,-3 473.4,4 492.7,-18C515,-47 540.6,-98 563.1,-168C547.2,-115 529.4,-56 527.9,-26C526.1,6 551.7,2 575.4,-23',
    'M505.5,-97C536.1,-108 579.3,-116 629.9,-120',
    'M607.8,-12C620.3,5 607.5,37 574.8,55',
  ],
  dot: { cx: 36.6, cy: -151, r: 19.5 },
  /** Degrees about the origin: the word is always written a little uphill. */
  turn: -4,
  /** Stroke width in the word's units when it stands alone; `viewBox` holds the turned word at that width. */
  pen: 21.3,
  viewBox: '-16 -219 648 254',
} as const;

/** The mark: a caret with a dot sheltered beneath. Visible from 3.5 to 96.5 across and from 11.5 to 96.5 down. */
export const mark = {
  viewBox: '0 0 100 100',
  /** Crops the viewBox to the ink, for setting the mark flush with text. */
  inkBox: '3.5 11.5 93 85',
  caret: 'M12 88L50 20L88 88',
  stroke: 17,
  dot: { cx: 50, cy: 76, r: 13.5 },
  height: 85,
  width: 93,
  left: 3.5,
  foot: 96.5,
} as const;

/** Every caret has the mark's slope: half its width over its height, between the middles of the strokes. */
export const caretSlope = 0.559;

export interface CaretShape {
  readonly path: string;
  readonly stroke: number;
  /** Where the ink ends on the right. */
  readonly right: number;
}

/** A caret whose ink begins at `left`, stands on `foot` and is `height` high, drawn with a round pen `stroke` wide. */
export function caret(left: number, foot: number, height: number, stroke: number): CaretShape {
  const rise = height - stroke;
  const half = caretSlope * rise;
  const [x, y] = [left + stroke / 2, foot - stroke / 2];
  const path = `M${round(x)} ${round(y)}L${round(x + half)} ${round(y - rise)}L${round(x + 2 * half)} ${round(y)}`;
  return { path, stroke, right: x + 2 * half + stroke / 2 };
}

/** A bubble's tail, the caret turned over: filled, `width` wide from `left`, hanging from `top`, its tip rounded. */
export function tailDown(left: number, top: number, width: number): string {
  const { depth, cut, radius } = tailShape(width);
  const middle = left + width / 2;
  const near = `${round(middle + cut * caretSlope)} ${round(top + depth - cut)}`;
  const far = `${round(middle - cut * caretSlope)} ${round(top + depth - cut)}`;
  return `M${round(left)} ${round(top)}H${round(left + width)}L${near}A${radius} ${radius} 0 0 1 ${far}Z`;
}

/** The same tail pointing right: `width` high from `top`, its base on x = `left`. */
export function tailRight(left: number, top: number, width: number): string {
  const { depth, cut, radius } = tailShape(width);
  const middle = top + width / 2;
  const near = `${round(left + depth - cut)} ${round(middle - cut * caretSlope)}`;
  const far = `${round(left + depth - cut)} ${round(middle + cut * caretSlope)}`;
  return `M${round(left)} ${round(top)}L${near}A${radius} ${radius} 0 0 1 ${far}L${round(left)} ${round(top + width)}Z`;
}

function tailShape(width: number): { depth: number; cut: number; radius: number } {
  const depth = width / 2 / caretSlope;
  const radius = round(0.08 * width);
  // The arc meets both sides at a tangent: it begins radius / tan(half the apex) from the sharp tip, along a side.
  const along = radius / caretSlope;
  return { depth, cut: along / Math.hypot(1, caretSlope), radius };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
