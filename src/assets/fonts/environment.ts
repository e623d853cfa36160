import { resolve } from 'node:path';

// Fontconfig reads this once, when sharp is first loaded: so this module is imported before any other.
process.env.FONTCONFIG_FILE ??= resolve('src/assets/fonts/generated/fonts.conf');
