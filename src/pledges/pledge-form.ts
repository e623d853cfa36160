import { createHash } from 'node:crypto';
import { day, type Instant } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { type EmailAddress, readEmailAddress } from '#platform/email-address.ts';
import { emptyForm, type FormState, readFields } from '#platform/form.ts';
import { newId } from '#platform/identifier.ts';
import { likelySlip } from './address-slip.ts';
import type { Statement } from './pledge.ts';
import { readStatement } from './statement-form.ts';

const visibleNames = ['name', 'email', 'as', 'role', 'organisation', 'sector', 'nation', 'listed', 'updates'] as const;
/** `form` is the signed ticket, `website` the trap for bots, `asked` the address whose likely slip was offered back. */
const hiddenNames = ['form', 'website', 'asked', 'address'] as const;
const names = [...visibleNames, ...hiddenNames];

export type PledgeFieldName = (typeof names)[number];
export type PledgeFormState = FormState<PledgeFieldName> & {
  /** The address that was probably meant, for the signer to choose. */
  meant: string | null;
};

/** A pledge as it was sent, and as nobody needs to check again. */
export interface Submission {
  /** The same for the same post, however often it comes; another one as soon as anything in it differs. */
  submitId: string;
  address: EmailAddress;
  statement: Statement;
  /** When its form was handed out. */
  renderedAt: Instant;
  /** It filled a field that no person sees. */
  trapped: boolean;
}

export type PledgeReading =
  | { ok: true; value: Submission; form: PledgeFormState }
  | { ok: false; form: PledgeFormState };

const ticketLife = day;

/** The form as it is first shown, with a ticket of its own. */
export function newPledgeForm({ keys, clock }: Pick<Context, 'keys' | 'clock'>): { ok: false; form: PledgeFormState } {
  const form = { ...emptyForm(names), meant: null };
  form.values.as = 'self';
  form.values.form = newTicket(keys, clock.now());
  return { ok: false, form };
}

/** Reads a post of the form into a submission, or into the form with what is wrong and all that was typed. */
export function readPledgeForm(posted: FormData, { keys, clock }: Pick<Context, 'keys' | 'clock'>): PledgeReading {
  const now = clock.now();
  const { values, repeated } = readFields(posted, names);
  for (const box of ['listed', 'updates'] as const) values[box] = posted.has(box) ? 'yes' : '';
  if (values.address === 'meant') values.email = likelySlip(values.email.trim()) ?? values.email;
  const form: PledgeFormState = { values, errors: {}, meant: null };

  const ticket = keys.read('form', values.form);
  const address = readEmailAddress(values.email);
  const statement = readStatement(form);
  if (!address) form.errors.email = addressError(values.email);
  for (const name of repeated)
    form.errors[isHidden(name) ? 'form' : name] = 'Something was sent twice: check what you typed and send it again';
  if (!ticket?.expiresAt || ticket.expiresAt <= now) {
    form.errors.form = 'This page had been open for too long: check what you typed and send it again';
    values.form = newTicket(keys, now);
  }
  if (address && values.asked !== address.address) form.meant = likelySlip(address.address);
  values.asked = form.meant && address ? address.address : '';
  if (!address || !ticket?.expiresAt || !statement || form.meant || Object.keys(form.errors).length > 0)
    return { ok: false, form: { ...form, errors: inFormOrder(form.errors) } };

  const value = {
    submitId: submitIdOf(ticket.subject, address, statement),
    address,
    statement,
    renderedAt: ticket.expiresAt - ticketLife,
    trapped: values.website !== '',
  };
  return { ok: true, value, form };
}

function newTicket(keys: Context['keys'], now: Instant): string {
  return keys.sign('form', { subject: newId(now), epoch: 0, expiresAt: now + ticketLife });
}

function isHidden(name: PledgeFieldName): boolean {
  return hiddenNames.some((hidden) => hidden === name);
}

/** What is wrong with an address that `readEmailAddress` did not read. */
function addressError(typed: string): string {
  if (typed.trim() === '') return 'Enter your email address';
  const foreign = /[^\p{ASCII}]/u.test(typed.slice(0, typed.lastIndexOf('@')));
  return foreign
    ? 'Enter an email address with plain letters before the @: our mail cannot reach others yet'
    : 'Enter an email address in the correct format, like name@example.com';
}

function submitIdOf(ticketId: string, { key }: EmailAddress, statement: Statement): string {
  return createHash('sha256')
    .update(JSON.stringify([ticketId, key, statement]))
    .digest('base64url');
}

function inFormOrder(errors: PledgeFormState['errors']): PledgeFormState['errors'] {
  return Object.fromEntries(names.flatMap((name) => (errors[name] ? [[name, errors[name]]] : [])));
}
