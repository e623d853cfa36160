/** Keeps what is marked `data-fresh` as it is on the server, as long as somebody can see the page. */
const every = 5_000;

setInterval(() => void refresh(), every);
document.addEventListener('visibilitychange', () => void refresh());

async function refresh(): Promise<void> {
  if (document.hidden) return;
  const answer = await fetch('/organise?by-itself', { redirect: 'manual' }).catch(() => null);
  if (!answer) return;
  // The session has ended: the page must not go on showing what was for the one who was signed in.
  if (!answer.ok) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-fresh]')) {
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceWith(fresh);
  }
}
