/** One line of the table: how the site compares with the least that could be done. */
export interface Comparison {
  what: string;
  unit: string;
  probe: number;
  site: number;
  /** Site against probe, larger is better: the median of the pairs, and their range. */
  ratio: number;
  lowest: number;
  highest: number;
  /** Where the ratio must not fall below; null where it is only told. */
  floor: number | null;
}

/** Runs probe and site in turn, so that whatever else the machine does meets both, and compares each pair. */
export async function compare(
  what: string,
  terms: { unit: string; floor: number | null; pairs?: number; fasterIs: 'more' | 'less' },
  probe: () => Promise<number>,
  site: () => Promise<number>,
): Promise<Comparison> {
  const found: { probe: number; site: number }[] = [];
  for (let pair = 0; pair < (terms.pairs ?? 5); pair += 1) found.push({ probe: await probe(), site: await site() });
  const ratios = found.map((one) => (terms.fasterIs === 'more' ? one.site / one.probe : one.probe / one.site));
  return {
    what,
    unit: terms.unit,
    probe: median(found.map((one) => one.probe)),
    site: median(found.map((one) => one.site)),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    floor: terms.floor,
  };
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
