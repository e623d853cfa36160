import assert from 'node:assert/strict';
import { test } from 'node:test';
import { palette } from '#assets/colours.ts';
import { type Mail, renderMail } from '#mail/mail-layout.ts';
import { mailColours } from '#mail/mail-style.ts';

const url = `https://pledge.example.org/my-pledge/${'x'.repeat(59)}`;
const mail: Mail = {
  preheader: 'What it is about',
  heading: 'One press and your pledge counts',
  blocks: [
    {
      paragraph:
        'A sentence that goes on for a good while, so that in the plain body it has to be broken into two lines.',
    },
    { button: { label: 'Open it', url } },
    { button: { label: 'Another', url: 'https://pledge.example.org/other' } },
    { facts: [['Name', 'Siân']] },
    { list: ['first', 'second'] },
    { code: '483 920' },
    { note: 'A note.' },
    { pictures: [{ contentId: 'og@x', alt: 'A picture', width: 1080, height: 1350, caption: 'Post' }] },
  ],
  footer: ['Including Infants: https://pledge.example.org', 'Why you get this.'],
};

test('the plain body says everything, in short lines, each link on its own', () => {
  const { text } = renderMail(mail);
  const lines = text.split('\n');
  for (const line of lines) assert.ok(line.length <= 72 || /^https?:\S+$/.test(line), line);
  assert.ok(lines.includes(url));
  for (const part of [
    'One press',
    'Open it:',
    'Name: Siân',
    '- first',
    '483 920',
    'A note.',
    '- Post',
    'Why you get this.',
  ])
    assert.ok(text.includes(part), part);
  assert.doesNotMatch(text, /<|&[a-z]+;/);
});

test('whatever the words hold, no tag and no attribute comes of them', () => {
  const nasty = `<script>alert(1)</script>"><img src=x onerror='y'>&amp;`;
  const { html } = renderMail({
    preheader: nasty,
    heading: nasty,
    blocks: [
      { paragraph: nasty },
      { button: { label: nasty, url: `https://x.org/?a="b'c` } },
      { facts: [[nasty, nasty]] },
      { list: [nasty] },
      { code: nasty },
      { note: nasty },
      { pictures: [{ contentId: nasty, alt: nasty, width: 1, height: 2, caption: nasty }] },
    ],
    footer: [nasty],
  });
  assert.doesNotMatch(html, /<script|onerror='|<img src=x/);
  assert.equal(html.match(/<img /g)?.length, 1);
  assert.ok(html.includes('https://x.org/?a=&quot;b&#39;c'));
});

test('the HTML body fetches nothing, runs nothing and names its language', () => {
  const { html } = renderMail(mail);
  assert.match(html, /<html lang="en-GB"/);
  assert.doesNotMatch(html, /<script|<link|url\(|@import|<form|src="http/);
  for (const [table] of html.matchAll(/<table[^>]*>/g))
    assert.ok(table.includes('role="presentation"') || !table.includes('width'), table);
  for (const [image] of html.matchAll(/<img[^>]*>/g))
    assert.match(image, /src="cid:og@x" alt="A picture" width="\d+" height="\d+"/);
});

test('the main button’s address stands in words below it, and footers link what they name', () => {
  const { html } = renderMail(mail);
  assert.equal(html.split(`href="${url}"`).length - 1, 2);
  assert.equal(html.split('href="https://pledge.example.org/other"').length - 1, 1);
  assert.match(html, /<a [^>]*href="https:\/\/pledge\.example\.org"/);
});

test('mails wear the colours of the pictures', () => {
  for (const [name, colour] of Object.entries(mailColours))
    assert.equal(colour, palette[name as keyof typeof palette], name);
});
