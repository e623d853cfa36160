import { integer, text } from 'drizzle-orm/sqlite-core';

/** The one way to store an identity: a version 7 UUID in its 36-character form, so that rows sort by their birth. */
export const id = () => text('id').primaryKey();

/** The one way to store a time: integer milliseconds since 1970, UTC. */
export const instant = (name: string) => integer(name);

/** A yes or no, stored as 1 or 0. */
export const flag = (name: string) => integer(name, { mode: 'boolean' });
