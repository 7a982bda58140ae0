import type { PartGround } from "./part.ts";

/** Says how translations come to be: which languages there are, and whether compiled ones are committed, is settled there. */
export function planTranslations({ layout, notes }: PartGround): void {
  const manage = layout.project.managePy ?? "manage.py";
  const hasMessages = layout.project.tree
    .list()
    .some((path) => /\/LC_MESSAGES\/.*\.po$/.test(path));
  if (!hasMessages)
    notes.push(
      `python ${manage} makemessages --locale de collects what is to be translated, here into German`,
    );
  notes.push(
    `python ${manage} compilemessages makes translations that pages can show, on every server, too`,
  );
}
