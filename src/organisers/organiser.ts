/** What an organiser may do: a viewer looks, an organiser works, an owner also decides who else may. */
export const roles = ['owner', 'organiser', 'viewer'] as const;
export type Role = (typeof roles)[number];

export interface Organiser {
  id: string;
  email: string;
  role: Role;
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

/** Whether a role holds all that `needed` may do. */
export function mayActAs(role: Role, needed: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(needed);
}
