import { type EmailAddress, readEmailAddress } from '#platform/email-address.ts';
import { emptyForm, type FormReading, type FormState, readFields } from '#platform/form.ts';
import { isFormTokenOf } from './session.ts';

export const blankSignInForm: FormState<'email'> = emptyForm(['email']);
export const blankCodeForm: FormState<'code'> = emptyForm(['code']);

const notOurs = 'This page has been open too long, or your browser keeps no cookies. Please send it once more';

/** Reads the form that asks for a way in. `browser` is the secret of the browser it was shown to. */
export function readSignInForm(posted: FormData, browser: string): FormReading<'email', EmailAddress> {
  const { values, repeated } = readFields(posted, ['email', 'token']);
  const address = repeated.length === 0 ? readEmailAddress(values.email) : null;
  const form = { values: { email: values.email }, errors: {} };
  if (!isFormTokenOf(browser, values.token)) return { ok: false, form: { ...form, errors: { email: notOurs } } };
  if (address) return { ok: true, value: address, form };
  const email =
    values.email.trim() === '' ? 'Enter your email address' : 'Enter an email address like name@example.org';
  return { ok: false, form: { ...form, errors: { email } } };
}

/** Reads the form for the mailed code. */
export function readCodeForm(posted: FormData, browser: string): FormReading<'code', string> {
  const { values, repeated } = readFields(posted, ['code', 'token']);
  const form = { values: { code: values.code }, errors: {} };
  if (!isFormTokenOf(browser, values.token)) return { ok: false, form: { ...form, errors: { code: notOurs } } };
  if (values.code.trim() === '' || repeated.length > 0) return refusedCode('Enter the code from the mail');
  return { ok: true, value: values.code.slice(0, 100), form };
}

/** The code form sent back. One sentence for every reason, so that it tells a stranger nothing. */
export function refusedCode(error = wrongCode): { ok: false; form: FormState<'code'> } {
  return { ok: false, form: { values: { code: '' }, errors: { code: error } } };
}

const wrongCode =
  'This code does not sign you in. Check it, wait a minute and try again, or ask for a new mail. It works only in the window where you asked';
