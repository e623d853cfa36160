/** Suggestions for the role field: short, and free to be ignored. */
export const roles: readonly string[] = [
  'Parent-infant practitioner or therapist',
  'Health visitor',
  'Midwife',
  'Perinatal mental health professional',
  'CAMHS or children’s mental health clinician',
  'Psychologist',
  'Psychotherapist',
  'Psychiatrist',
  'GP or paediatric professional',
  'Social worker or safeguarding lead',
  'Early years, Family Hub or family support worker',
  'Commissioner or manager',
  'Policy, charity or communications',
  'Academic, trainer or student',
  'Elected representative or peer',
  'Parent or carer',
];
