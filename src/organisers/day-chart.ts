export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DayFigure {
  day: string;
  confirmed: number;
}

/** A chart's drawing area is this wide and high, in units of its own. */
export const chartArea = { width: 600, height: 200 } as const;

/** One bar a day, from left to right, the highest as high as the area. A day without any has a bar without height. */
export function barsOf(days: readonly DayFigure[]): Bar[] {
  const step = chartArea.width / days.length;
  const most = Math.max(1, ...days.map(({ confirmed }) => confirmed));
  return days.map(({ confirmed }, index) => {
    const height = Math.round((confirmed / most) * chartArea.height * 100) / 100;
    return { x: index * step + step * 0.1, y: chartArea.height - height, width: step * 0.8, height };
  });
}

/** The first of the days with the most, or null when there was nothing on any. */
export function busiestDay<Day extends DayFigure>(days: readonly Day[]): Day | null {
  const best = days.reduce<Day | null>((top, day) => (day.confirmed > (top?.confirmed ?? 0) ? day : top), null);
  return best;
}
