import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** One file of the kit, as pages show it and offer it. */
export interface KitFile {
  /** The format and colourway of a picture (`story-night`), or the name of a logo (`mark-for-dark`). */
  readonly key: string;
  readonly title: string;
  /** An address of this site that changes when the file does. */
  readonly url: string;
  /** What the file is called when it is saved. */
  readonly fileName: string;
  readonly bytes: number;
}

export interface KitPicture extends KitFile {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

export interface Kit {
  /** The day on which the formats' sizes were checked. */
  readonly checkedOn: string;
  readonly pictures: readonly (KitPicture & {
    readonly format: string;
    readonly use: string;
    readonly colour: string;
  })[];
  readonly logos: readonly { readonly title: string; readonly svg: KitFile; readonly png: KitPicture }[];
  /** Pictures with example names, small enough for a page. */
  readonly samples: readonly KitPicture[];
  readonly zip: KitFile;
}

export const kitManifest = resolve('src/assets/generated/kit.json');

let read: Kit | undefined;

/** What the build made for the supporters' kit. Throws before the first build. */
export function kit(): Kit {
  read ??= JSON.parse(readFileSync(kitManifest, 'utf8')) as Kit;
  return read;
}
