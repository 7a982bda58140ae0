/**
 * How a person without an installation of ours types a command of `django-expert`: npx alone would look for a
 * package of that name.
 */
export function expertCommand(command: string): string {
  return `npx -p create-django-expert django-expert ${command}`;
}
