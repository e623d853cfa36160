import { test } from 'node:test';
import { killAfterAnswers } from '#tests/support/kill-rounds.ts';

test('fifty power cuts, each right after a pledge was answered, lose no pledge and no mail', async () => {
  await killAfterAnswers(50);
});
