/** Wakes the copy buttons, which without scripts, or without a clipboard, would do nothing and so stay hidden. */
const buttons = navigator.clipboard ? document.querySelectorAll<HTMLButtonElement>('[data-copy]') : [];

for (const button of buttons) {
  const source = document.getElementById(button.dataset.copy ?? '');
  const words = button.textContent;
  if (!source) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(textOf(source));
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = words;
    }, 4000);
  });
}

function textOf(source: HTMLElement): string {
  return source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement
    ? source.value
    : (source.textContent ?? '').trim();
}
