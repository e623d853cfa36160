import type { mailKinds } from '#db/schema/index.ts';

export type MailKind = (typeof mailKinds)[number];

/** A mail as a value: rendered whole, in both bodies, when it is queued. */
export interface Message {
  kind: MailKind;
  /** The address as `readEmailAddress` gives it. */
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string;
  /** What is sent instead when the pictures that the mail waits for are not there at `nextAt`. */
  late?: { text: string; html: string };
}
