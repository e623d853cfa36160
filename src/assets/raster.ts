import './fonts/environment.ts';
import sharp, { type OutputInfo, type Sharp } from 'sharp';

// One thread a picture and no cache of pixels: the pages share these cores and this memory.
sharp.concurrency(1);
sharp.cache(false);

export interface Metadata {
  /** EXIF tags of the main image, all of them ASCII or UTF-8 text. */
  readonly exif: Readonly<Record<string, string>>;
  /** A whole XMP packet. */
  readonly xmp: string;
}

export interface Encoding {
  readonly type: 'png' | 'jpeg' | 'webp';
  /** Of 100, for JPEG and WebP. */
  readonly quality?: number | null;
  /** In pixels, smaller than the drawing; without it the picture keeps the drawing's size. */
  readonly width?: number;
  readonly metadata?: Metadata;
  /** PNG only: keeps what nothing was drawn on clear. */
  readonly transparent?: boolean;
}

/** Longer than the slowest drawing by far; a drawing that takes this long is stopped and throws. */
const timeoutSeconds = 20;
const mostAtOnce = 2;

/** Draws an SVG into a file's bytes. The same drawing and encoding give the same bytes. */
export async function rasterise(svg: string, encoding: Encoding): Promise<Buffer> {
  return await encodeInTurn(async () => {
    const { data, info } = await drawInTurn(() => pixels(svg, encoding.transparent ?? false));
    let image = sharp(data, { raw: info }).timeout({ seconds: timeoutSeconds });
    if (encoding.width) image = image.resize({ width: encoding.width });
    if (encoding.metadata) {
      image = image.withExif({ IFD0: { ...encoding.metadata.exif } }).withXmp(encoding.metadata.xmp);
    }
    return await encoded(image, encoding).toBuffer();
  });
}

/**
 * One at a time in the whole process: Pango and fontconfig, as sharp 0.35.5 brings them, end the process now and then
 * when two threads set text. Encoding, four fifths of the work, goes on beside it.
 */
const drawInTurn = turns(1);
const encodeInTurn = turns(mostAtOnce);

async function pixels(svg: string, transparent: boolean): Promise<{ data: Buffer; info: OutputInfo }> {
  const image = sharp(Buffer.from(svg), { limitInputPixels: 20_000_000 }).timeout({ seconds: timeoutSeconds });
  return await (transparent ? image : image.removeAlpha()).raw().toBuffer({ resolveWithObject: true });
}

/** Width of a line's ink in em, laid out by Pango as the drawing will be. */
export async function inkWidth(family: string, line: string): Promise<number> {
  const size = Math.min(measuringSize, Math.floor(widestMeasured / (1.4 * line.length)));
  // A few signs are many letters wide, such as U+FDFD.
  return await inkWidthAt(size, family, line).catch(() => inkWidthAt(Math.ceil(size / 12), family, line));
}

/**
 * In pixels: large, because Pango lays out on whole pixels here, but not larger, because the line is drawn as well.
 * Cairo refuses lines wider than 32,767.
 */
const measuringSize = 200;
const widestMeasured = 16_000;

async function inkWidthAt(size: number, family: string, line: string): Promise<number> {
  const text = line.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);
  const input = { text, font: `${family}, ${size}`, dpi: 72, wrap: 'none' } as const;
  const { width } = await drawInTurn(() => sharp({ text: input }).metadata());
  return width / size;
}

function encoded(image: Sharp, { type, quality }: Encoding): Sharp {
  // Never a reduced palette: the dot's coral collapses into the pen's red.
  if (type === 'png') return image.png({ compressionLevel: 9, palette: false });
  if (type === 'webp') return image.webp({ quality: quality ?? 82, effort: 4 });
  return image.jpeg({ quality: quality ?? 82, chromaSubsampling: '4:4:4' });
}

/** Lets so many through at once; the others wait in the order they came. */
function turns(most: number): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (underWay >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay++;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else underWay--;
    }
  };
}
