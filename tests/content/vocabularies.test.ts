import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nations } from '#content/nations.ts';
import { roles } from '#content/roles.ts';
import { sectors } from '#content/sectors.ts';

for (const [name, entries] of Object.entries({ nations, sectors })) {
  test(`${name} have one slug each, fit for an address, and a label`, () => {
    assert.equal(new Set(entries.map(({ slug }) => slug)).size, entries.length);
    for (const { slug, label } of entries) {
      assert.match(slug, /^[a-z]+(-[a-z]+)*$/);
      assert.ok(label.length > 1);
    }
  });
}

test('sixteen roles are suggested, each short enough for a picture', () => {
  assert.equal(new Set(roles).size, 16);
  for (const role of roles) assert.ok(role.length <= 60, role);
});
