import type { Instant } from '#platform/clock.ts';

/** What a person says of themselves when they pledge. Texts are clean lines; what was left empty is null. */
export interface Statement {
  pledgingAs: 'self' | 'organisation';
  name: string;
  role: string | null;
  organisation: string | null;
  sector: string | null;
  nation: string | null;
  /** Whether the public list may show them. */
  listed: boolean;
  /** Whether they asked for mail about the campaign. */
  updates: boolean;
}

/** Which words somebody agreed to, and when. */
export interface Consent {
  wording: string;
  at: Instant;
}

interface Living {
  id: string;
  /** Null for a pledge that came on paper. */
  email: string | null;
  statement: Statement;
  /** Whether the pictures say so, lest an employer seem to stand behind them. */
  personalCapacity: boolean;
  /** Moved on by each withdrawal: what was signed for an earlier one counts no longer. */
  epoch: number;
  createdAt: Instant;
}

/** Its number is given at the first confirmation and stays with the pledge for ever. */
export interface ConfirmedPledge extends Living {
  state: 'confirmed';
  ordinal: number;
  confirmedAt: Instant;
}

export interface WithdrawnPledge extends Living {
  state: 'withdrawn';
  ordinal: number | null;
  withdrawnAt: Instant;
}

export interface InvalidatedPledge extends Living {
  state: 'invalidated';
  ordinal: number | null;
}

export type LivingPledge =
  | (Living & { state: 'pending' | 'held' })
  | ConfirmedPledge
  | WithdrawnPledge
  | InvalidatedPledge;

export type Pledge = LivingPledge | { state: 'erased'; id: string; ordinal: number | null };

/** What one submission said, bound to the link in its mail. */
export interface Proposal {
  id: string;
  pledgeId: string;
  statement: Statement;
  consent: Consent;
  epoch: number;
  expiresAt: Instant;
  /** Null until its own link was pressed. */
  confirmedAt: Instant | null;
}

/** The figure of the counter that a pledge counts under. */
export function countedAs({ pledgingAs }: Statement): 'people' | 'organisations' {
  return pledgingAs === 'self' ? 'people' : 'organisations';
}

/** Whether two submissions say the same of somebody. */
export function saysTheSame(one: Statement, other: Statement): boolean {
  return (Object.keys(one) as (keyof Statement)[]).every((part) => one[part] === other[part]);
}

/** What a signer's pictures show. */
export interface Portrayed {
  statement: Statement;
  personalCapacity: boolean;
  confirmedAt: Instant;
}

/** Whether the pictures of one would look like those of the other. */
export function looksTheSame(one: Statement, other: Statement): boolean {
  return one.name === other.name && one.role === other.role && one.organisation === other.organisation;
}
