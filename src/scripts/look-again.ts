/** Opens the page anew once nothing on it is being drawn any more. Without scripts the page does so by itself. */
const pause = 1500;
const most = 40;

async function lookAgain(times: number): Promise<void> {
  if (times === most || !document.querySelector('[data-drawing]')) return;
  await new Promise((resolve) => setTimeout(resolve, pause));
  const page = await fetch(location.pathname).then(
    (answer) => answer.text(),
    () => 'data-drawing',
  );
  if (page.includes('data-drawing')) return await lookAgain(times + 1);
  location.replace(location.pathname);
}

void lookAgain(0);
