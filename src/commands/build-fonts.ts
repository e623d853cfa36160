import { writeFonts } from '#assets/fonts/write-fonts.ts';

/** Cuts the pictures' fonts; does nothing when they were made from the same packages and the same list. */
await writeFonts();
