/** How far a sending had come when it failed. `local`: it never reached a relay, by our own doing. */
export type Phase = 'local' | 'connecting' | 'signing-in' | 'sender' | 'recipient' | 'data' | 'body-left';

export interface Failure {
  phase: Phase;
  /** The relay's reply code, or null where it gave none: lost, refused, timed out. */
  code: number | null;
  /** Its enhanced code (RFC 3463), `5.1.1`. */
  enhanced: string | null;
  /** The wait that its reply named, in milliseconds. */
  namedWait: number | null;
}

export type Verdict =
  | 'relay-trouble'
  | 'configuration'
  | 'passing'
  | 'passing-slowly'
  | 'recipient-gone'
  | 'mailbox'
  | 'policy'
  | 'own-fault'
  | 'no-verdict';

interface Rule {
  verdict: Verdict;
  phases?: readonly Phase[];
  /** Reply codes from and to, both included; null stands for no reply. */
  codes?: readonly (readonly [number, number] | null)[];
  enhanced?: RegExp;
}

const one = (code: number) => [code, code] as const;
const before: readonly Phase[] = ['connecting', 'signing-in'];
const lasting = [500, 599] as const;

/** The first rule that fits decides (RFC 5321 4.2, RFC 3463, RFC 4954 6, RFC 7505). */
const rules: readonly Rule[] = [
  { verdict: 'own-fault', phases: ['local'] },
  { verdict: 'no-verdict', phases: ['body-left'], codes: [null, [0, 399], [600, 999]] },
  // Our own settings lack what signing in needs: no relay was asked.
  { verdict: 'configuration', phases: ['signing-in'], codes: [null] },
  { verdict: 'relay-trouble', codes: [null, [0, 399], [600, 999]] },
  { verdict: 'configuration', codes: [one(530), [534, 535], one(538)] },
  { verdict: 'relay-trouble', phases: ['connecting'] },
  { verdict: 'relay-trouble', phases: before, codes: [[400, 499]] },
  { verdict: 'configuration', phases: before },
  { verdict: 'passing-slowly', codes: [one(452)] },
  { verdict: 'passing', codes: [[400, 499]] },
  // Too large, or a command nobody understands: said of this message, whoever it is for.
  { verdict: 'own-fault', codes: [[500, 504], one(555)] },
  { verdict: 'own-fault', codes: [lasting], enhanced: /^5\.(2\.3|3\.4|5\.\d+|6\.\d+)$/ },
  { verdict: 'configuration', phases: ['sender'] },
  // These two of the 5.1 family are about the sender's address, not the recipient's.
  { verdict: 'configuration', codes: [lasting], enhanced: /^5\.1\.[78]$/ },
  { verdict: 'mailbox', codes: [lasting], enhanced: /^5\.2\.[12]$/ },
  { verdict: 'policy', codes: [lasting], enhanced: /^5\.7\.\d+$/ },
  { verdict: 'recipient-gone', codes: [lasting], enhanced: /^5\.1\.\d+$/ },
  { verdict: 'recipient-gone', codes: [one(551), one(553), one(556)] },
  { verdict: 'mailbox', codes: [one(552)] },
  // Without an enhanced code RFC 5321 gives 550 to RCPT one meaning first: there is no such mailbox.
  { verdict: 'recipient-gone', phases: ['recipient'], codes: [one(550)] },
  { verdict: 'policy' },
];

/** What a failed sending means for its mail. Judged by phase and codes, never by a reply's words. */
export function judgeFailure(failure: Failure): Verdict {
  return (rules.find((rule) => fits(rule, failure)) as Rule).verdict;
}

function fits(rule: Rule, { phase, code, enhanced }: Failure): boolean {
  if (rule.phases && !rule.phases.includes(phase)) return false;
  if (rule.enhanced && !rule.enhanced.test(enhanced ?? '')) return false;
  if (!rule.codes) return true;
  return rule.codes.some((range) =>
    range === null || code === null ? range === code : range[0] <= code && code <= range[1],
  );
}

const unit = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** The wait that a reply asks for ("try again in 5 minutes", "retry after 300s"), in milliseconds, or null. */
export function namedWait(reply: string): number | null {
  const found = /\b(?:in|after|for|wait)\s+(\d{1,5})\s*(s|m|h)(?:ec|econd|in|inute|r|our)?s?\b/i.exec(reply);
  return found ? Number(found[1]) * unit[(found[2] as string).toLowerCase() as keyof typeof unit] : null;
}
