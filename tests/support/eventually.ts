/**
 * Asks again and again until there is an answer (anything but null, undefined and false), and gives it. This is the only
 * place where tests let time pass: for what another process does and cannot tell. Throws after `within` milliseconds.
 */
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
  within = 15_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const until = performance.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer as NonNullable<Exclude<T, false>>;
    if (performance.now() > until) throw new Error(`Not within ${within} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
