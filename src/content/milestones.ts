/** The counts that are celebrated, with the day each was first reached. Below the smallest no progress bar is drawn. */
export const milestones = [25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;
