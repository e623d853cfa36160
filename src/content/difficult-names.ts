/** People who never were, whose lines are hard to set: what the contact sheet shows and the tests draw. */
export const difficultPeople = {
  welsh: person('Siân Ŵyn-Jones', 'Ymwelydd iechyd arbenigol', 'Bwrdd Iechyd Prifysgol Betsi Cadwaladr'),
  polish: person('Zażółć Gęślą-Jaźń', 'Położna', 'Łódzkie Centrum Zdrowia Psychicznego'),
  vietnamese: person('Nguyễn Thị Hồng Ánh', 'Midwife', null),
  yoruba: person('Dr Adéṣọ́lá Ọ̀ṣúnwálé-Ẹ̀kọ́', 'Consultant psychiatrist', 'Parent-Infant Relationship Team'),
  greek: person('Ελένη Παπαδοπούλου', 'Psychologist', null),
  cyrillic: person('Юлія Ковальчук', 'Family support worker', 'Leeds City Council'),
  arabic: person('محمد علي الحسن', 'Educational psychologist', 'Leeds City Council'),
  hebrew: person('שָׁלוֹם בן־דוד', 'פסיכולוג', null),
  devanagari: person('क्षितिज शर्मा', 'Health visitor', 'महाराष्ट्र मंडळ लंडन'),
  thai: person('น้ำผึ้ง ใจดีมากมาย', 'พยาบาลวิชาชีพ', 'โรงพยาบาลเชียงใหม่'),
  han: person('欧阳王小明', '临床心理学家', '北京大学第六医院'),
  japanese: person('山田 たろう', '助産師', null),
  hangul: person('김민준', '소아정신과 의사', '서울대학교병원'),
  combining: person('J\u006F\u0308rg n\u0303 m\u0300 x\u0302yz', 'Nurse', null),
  markup: person(`<script>&"'</script>`, `&amp; "role"`, `O'Neill & Sons <Trust>`),
  emoji: person('Sam 👩‍👩‍👧 Rivers 🌱', 'Volunteer 🎉', null),
  short: person('Bo', null, null),
  letters: person('W'.repeat(80), 'M'.repeat(90), 'W'.repeat(90)),
  long: {
    ...person(
      'Professor Dame Elizabeth Alexandra Featherstonehaugh-Cholmondeley-Warner of Bath',
      'Consultant perinatal psychiatrist and clinical director for parent-infant mental health',
      'South West Yorkshire Partnership NHS Foundation Trust and Calderdale Borough Council',
    ),
    personalCapacity: true,
  },
};

function person(name: string, role: string | null, organisation: string | null) {
  return { name, role, organisation, personalCapacity: false };
}
