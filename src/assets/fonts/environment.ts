import { resolve } from 'node:path';

export const fontFolder = resolve('src/assets/fonts/generated');

// fontconfig reads this once, when sharp loads: whoever imports sharp imports this module before it.
process.env['FONTCONFIG_FILE'] ??= resolve(fontFolder, 'fonts.conf');
