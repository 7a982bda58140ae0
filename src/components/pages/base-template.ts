import type { Site } from "../site.ts";

/** The template that pages of the repository extend. */
export interface BaseTemplate {
  /** As `{% extends %}` names it. */
  name: string;
  /** The block of a page's own content. */
  content: string;
  /** The block of what the window is called; the empty text where there is none. */
  title: string;
}

const CONTENT = ["content", "main", "body", "page_content", "page", "main_content"];
const TITLE = ["title", "head_title", "page_title", "meta_title", "head"];
/** Templates that are looked at to find what they extend. */
const MOST_LOOKED_AT = 200;

/**
 * The template that most pages extend, or one named base.html; undefined where there is none.
 *
 * @param asked the name of the one to take
 */
export function baseTemplate(site: Site, asked?: string): BaseTemplate | undefined {
  const folders = templateFolders(site);
  const name = asked ?? usual(site, folders);
  if (name === undefined) return undefined;
  const source = readTemplate(site, folders, name);
  if (source === undefined)
    return asked === undefined ? undefined : { name, content: "content", title: "title" };
  const blocks = blocksOf(site, folders, source);
  const content = CONTENT.find((block) => blocks.includes(block));
  if (content === undefined && asked === undefined) return undefined;
  return {
    name,
    content: content ?? "content",
    title: TITLE.slice(0, 4).find((block) => blocks.includes(block)) ?? "",
  };
}

/** The folders that templates are looked up in. */
export function templateFolders({ project }: Site): string[] {
  const shared = project.templateDirs.filter(
    (path) => path !== "" && !path.startsWith("/") && !/[<>$]|^\.\./.test(path),
  );
  const apps = project.localApps.map(({ path }) => (path ? `${path}/templates` : "templates"));
  return [...new Set([...shared, ...apps])].filter((path) => project.tree.list(path).length > 0);
}

/** Whether a template is there. */
export function readTemplate(
  { tree }: Site,
  folders: readonly string[],
  name: string,
): string | undefined {
  for (const folder of folders) {
    const text = tree.read(`${folder}/${name}`);
    if (text !== undefined) return text;
  }
  return undefined;
}

function usual(site: Site, folders: readonly string[]): string | undefined {
  const uses = new Map<string, number>();
  const pages = folders
    .flatMap((folder) => site.tree.list(folder))
    .filter((path) => path.endsWith(".html"));
  for (const path of pages.slice(0, MOST_LOOKED_AT)) {
    const name = extended(site.tree.read(path) ?? "");
    if (
      name !== undefined &&
      readTemplate(site, folders, name) !== undefined &&
      !/^(?:admin|allauth)\//.test(name)
    ) {
      uses.set(name, (uses.get(name) ?? 0) + 1);
    }
  }
  const [most] = [...uses].sort(([a, m], [b, n]) => n - m || a.length - b.length);
  if (
    readTemplate(site, folders, "base.html") !== undefined &&
    (uses.has("base.html") || !most || site.project.answers)
  )
    return "base.html";
  return most?.[0];
}

function extended(source: string): string | undefined {
  return /\{%-?\s*extends\s+["']([^"']+)["']/.exec(source)?.[1];
}

/** The blocks of a template and of those that it extends. */
function blocksOf(site: Site, folders: readonly string[], source: string, depth = 0): string[] {
  const own = [...source.matchAll(/\{%-?\s*block\s+(\w+)/g)].map(([, name = ""]) => name);
  const parent = extended(source);
  const above = parent === undefined || depth > 5 ? undefined : readTemplate(site, folders, parent);
  return above === undefined ? own : [...own, ...blocksOf(site, folders, above, depth + 1)];
}
