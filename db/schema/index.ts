export * from './event.ts';
export * from './news.ts';
export * from './organiser.ts';
export * from './outbox.ts';
export * from './picture.ts';
export * from './pledge.ts';
