/** A rectangle in pixels of the picture, its right and bottom edges outside it. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the watermark stands and how high its mark is, in pixels; the year takes the other end of its line. */
export interface LockupPlace {
  readonly corner: 'bottom-left' | 'panel-bottom-left';
  readonly markHeight: number;
}

export interface Format {
  readonly label: string;
  readonly use: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: 'png' | 'jpeg';
  /** JPEG quality; PNG is always written in full colour at level 9. */
  readonly quality: number | null;
  /** The largest file, in bytes. */
  readonly budget: number;
  /** What every letter stays inside, whatever a platform lays over the edges. */
  readonly safe: Box;
  /** Margin that the left axis and the right ends keep. */
  readonly margin: number;
  readonly lockup: LockupPlace;
  /** The day these numbers were checked against the platforms' own pages. */
  readonly checkedOn: string;
}

const checkedOn = '2026-11-22';
const kilobyte = 1000;
const png = { type: 'png', quality: null } as const;

export const formats = {
  'post-portrait': {
    label: 'Post, portrait',
    use: 'Instagram, Facebook, LinkedIn, X, Threads, Bluesky and Mastodon',
    width: 1080,
    height: 1350,
    ...png,
    budget: 300 * kilobyte,
    safe: { left: 64, top: 64, right: 1016, bottom: 1286 },
    margin: 84,
    lockup: { corner: 'bottom-left', markHeight: 62 },
    checkedOn,
  },
  'post-square': {
    label: 'Post, square',
    use: 'Carousels, LinkedIn documents, newsletters',
    width: 1080,
    height: 1080,
    ...png,
    budget: 300 * kilobyte,
    safe: { left: 60, top: 60, right: 1020, bottom: 1020 },
    margin: 76,
    lockup: { corner: 'bottom-left', markHeight: 62 },
    checkedOn,
  },
  story: {
    label: 'Story',
    use: 'Instagram and Facebook stories, WhatsApp status, TikTok',
    width: 1080,
    height: 1920,
    type: 'jpeg',
    quality: 88,
    budget: 300 * kilobyte,
    safe: { left: 65, top: 270, right: 1015, bottom: 1248 },
    margin: 80,
    lockup: { corner: 'bottom-left', markHeight: 62 },
    checkedOn,
  },
  landscape: {
    label: 'Landscape',
    use: 'X, LinkedIn, slides and screens',
    width: 1600,
    height: 900,
    ...png,
    budget: 300 * kilobyte,
    safe: { left: 60, top: 60, right: 1540, bottom: 840 },
    margin: 72,
    lockup: { corner: 'bottom-left', markHeight: 52 },
    checkedOn,
  },
  og: {
    label: 'Link preview',
    use: 'The picture that WhatsApp, Teams and others show with a link',
    width: 1200,
    height: 630,
    type: 'jpeg',
    quality: 82,
    budget: 250 * kilobyte,
    safe: { left: 40, top: 40, right: 1160, bottom: 590 },
    margin: 60,
    lockup: { corner: 'bottom-left', markHeight: 46 },
    checkedOn,
  },
  'email-sig': {
    label: 'Email signature',
    use: 'Under your emails, shown at 600 by 150 pixels',
    width: 1200,
    height: 300,
    ...png,
    budget: 80 * kilobyte,
    safe: { left: 24, top: 24, right: 1176, bottom: 276 },
    margin: 36,
    lockup: { corner: 'panel-bottom-left', markHeight: 48 },
    checkedOn,
  },
} as const satisfies Record<string, Format>;

export type FormatKey = keyof typeof formats;

export const formatKeys = Object.keys(formats) as readonly FormatKey[];
