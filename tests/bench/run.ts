import { benchHome } from './home.ts';
import { benchMail } from './mail.ts';
import type { Comparison } from './pairs.ts';
import { benchPicture } from './picture.ts';
import { benchPledge } from './pledge.ts';

// npm run bench [-- home picture pledge mail]: compares the site with the least that could be done. Ends 1 below a floor.
const benches: Record<string, () => Promise<Comparison>> = {
  home: benchHome,
  picture: benchPicture,
  pledge: benchPledge,
  mail: benchMail,
};

const chosen = process.argv.slice(2);
const results: Comparison[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length === 0 || chosen.includes(name)) results.push(await bench());
}
print(results);
process.exitCode = results.some(({ ratio, floor }) => floor !== null && !(ratio >= floor)) ? 1 : 0;

function print(rows: Comparison[]): void {
  const round = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
  console.table(
    rows.map(({ what, unit, probe, site, ratio, lowest, highest, floor }) => ({
      what,
      unit,
      probe: round(probe),
      site: round(site),
      ratio: ratio.toFixed(2),
      range: `${lowest.toFixed(2)} to ${highest.toFixed(2)}`,
      floor: floor === null ? '' : `${floor} ${ratio >= floor ? 'held' : 'MISSED'}`,
    })),
  );
}
