/** Moves the reader to what the page has to say first. Without scripts it is simply the first thing in the page. */
document.querySelector<HTMLElement>('[data-focus]')?.focus();
