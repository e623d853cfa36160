/** What a form shows: the text of each field as it was typed, and what is wrong with it. A ticked box is `yes`. */
export interface FormState<Name extends string> {
  values: Record<Name, string>;
  errors: Partial<Record<Name, string>>;
}

export type FormReading<Name extends string, Value> =
  | { ok: true; value: Value; form: FormState<Name> }
  | { ok: false; form: FormState<Name> };

/**
 * The known fields of a post as text. Unknown fields are ignored; of a field given twice the first is kept and
 * `repeated` names it; a file counts as nothing. Texts are made well-formed, so that no lone surrogate gets in.
 */
export function readFields<Name extends string>(
  posted: FormData,
  names: readonly Name[],
): { values: Record<Name, string>; repeated: Name[] } {
  const all = names.map((name) => [name, posted.getAll(name).filter((value) => typeof value === 'string')] as const);
  return {
    values: Object.fromEntries(all.map(([name, given]) => [name, (given[0] ?? '').toWellFormed()])) as Record<
      Name,
      string
    >,
    repeated: all.filter(([, given]) => given.length > 1).map(([name]) => name),
  };
}

/** A form as it is first shown. */
export function emptyForm<Name extends string>(names: readonly Name[]): FormState<Name> {
  return { values: Object.fromEntries(names.map((name) => [name, ''])) as Record<Name, string>, errors: {} };
}

/** A post's fields; none where it has no body or one that cannot be read, so that the form itself says what is missing. */
export async function postedForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}
