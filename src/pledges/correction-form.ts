import { type FormState, readFields } from '#platform/form.ts';
import type { Statement } from './pledge.ts';
import { readStatement } from './statement-form.ts';

const names = ['as', 'name', 'role', 'organisation', 'personal', 'sector', 'nation'] as const;

export type CorrectionFieldName = (typeof names)[number];
export type CorrectionFormState = FormState<CorrectionFieldName>;

/** What a signer put right. Their two choices, to be listed and to be written to, are made elsewhere. */
export interface Correction {
  statement: Omit<Statement, 'listed' | 'updates'>;
  personalCapacity: boolean;
}

export type CorrectionReading = { ok: true; value: Correction } | { ok: false; form: CorrectionFormState };

/** The form with what the pledge says now. */
export function correctionFormOf(statement: Statement, personalCapacity: boolean): CorrectionFormState {
  const { pledgingAs, name, role, organisation, sector, nation } = statement;
  const values = {
    as: pledgingAs,
    name,
    role: role ?? '',
    organisation: organisation ?? '',
    personal: personalCapacity ? 'yes' : '',
    sector: sector ?? '',
    nation: nation ?? '',
  };
  return { values, errors: {} };
}

/** Reads a post of the form into a correction, or into the form with what is wrong and all that was typed. */
export function readCorrectionForm(posted: FormData): CorrectionReading {
  const { values, repeated } = readFields(posted, names);
  values.personal = posted.has('personal') ? 'yes' : '';
  const form: CorrectionFormState = { values, errors: {} };
  const statement = readStatement({ values: { ...values, listed: '', updates: '' }, errors: form.errors });
  for (const name of repeated) form.errors[name] = 'Something was sent twice: check what you typed and send it again';
  if (values.personal && values.as === 'organisation')
    form.errors.personal = 'An organisation’s own pledge cannot be in a personal capacity: choose one of the two';
  if (!statement || Object.keys(form.errors).length > 0) return { ok: false, form };
  const { listed: _, updates: __, ...corrected } = statement;
  return { ok: true, value: { statement: corrected, personalCapacity: values.personal === 'yes' } };
}
