import type { Project } from "../project/project.ts";
import { importedBy } from "../python/imports.ts";
import type { Node } from "../python/parse.ts";
import { Source } from "../python/source.ts";
import { REMOVALS, type Removal } from "./removals.ts";

/** Where a repository uses what a line of Django no longer has. */
export interface Found {
  removal: Removal;
  /** As the code has it. */
  what: string;
  path: string;
  /** 1-based. */
  line: number;
}

const OUTSIDE = /(?:^|\/)(?:node_modules|site-packages|\.?venv|env)\//;
/** Fields that Django keeps for the migrations that had them. */
const KEPT = /^(?:NullBooleanField|JSONField|CI\w+Field)$/;
const CALLS = ["call", "keyword", "without"];

/** Everything in the code, the settings and the templates of a repository that some line of Django removes. */
export function findRemoved(project: Project): Found[] {
  const paths = project.tree.list().filter((path) => !OUTSIDE.test(path));
  const ofCode = REMOVALS.filter(({ use }) => use.kind !== "setting" && use.kind !== "template");
  const needles = new RegExp(`\\b(?:${ofCode.map(({ use }) => needleOf(use)).join("|")})\\b`);
  return [
    ...inSettings(project),
    ...paths
      .filter((path) => path.endsWith(".py"))
      .flatMap((path) => {
        const text = project.tree.read(path) ?? "";
        return needles.test(text) ? inCode(path, text, ofCode) : [];
      }),
    ...paths
      .filter((path) => /\.(?:html|txt|xml)$/.test(path))
      .flatMap((path) => inTemplate(path, project.tree.read(path) ?? "")),
  ];
}

/** The least that code has to have for a parse to be worth it. */
function needleOf(use: Removal["use"]): string {
  if (use.kind === "without") return "ForeignKey|OneToOneField";
  const name =
    use.kind === "name"
      ? (use.name ?? use.module.split(".").at(-1)!)
      : "name" in use
        ? use.name
        : "";
  return name.replace(/[^\w]/g, "");
}

function inSettings({ settings }: Project): Found[] {
  return REMOVALS.flatMap((removal): Found[] => {
    if (removal.use.kind !== "setting") return [];
    const { name } = removal.use;
    const places = settings?.places.get(name) ?? [];
    return places.slice(-1).map(({ path, line }) => ({ removal, what: name, path, line }));
  });
}

function inTemplate(path: string, text: string): Found[] {
  if (!text.includes("{%") && !text.includes("{{")) return [];
  return REMOVALS.flatMap((removal): Found[] => {
    if (removal.use.kind !== "template") return [];
    const at = text.search(removal.use.pattern);
    return at < 0
      ? []
      : [{ removal, what: removal.use.name, path, line: text.slice(0, at).split("\n").length }];
  });
}

function inCode(path: string, text: string, removals: readonly Removal[]): Found[] {
  const source = new Source(text.replace("\uFEFF", ""));
  const found: Found[] = [];
  const isMigration = /\/migrations\//.test(path);
  /** The dotted names that the names of the module stand for. */
  const known = new Map<string, string>();
  const add = (removal: Removal, node: Node, what: string) => {
    const line = node.startPosition.row + 1;
    const isThere = found.some((one) => one.removal === removal && one.line === line);
    if (!isThere) found.push({ removal, what, path, line });
  };
  const byName = (dotted: string, node: Node) => {
    for (const removal of removals) {
      const { use } = removal;
      if (use.kind !== "name" || (isMigration && KEPT.test(use.name ?? ""))) continue;
      const whole = use.name ? `${use.module}.${use.name}` : use.module;
      const isIt = dotted === whole || (!use.name && dotted.startsWith(`${whole}.`));
      if (isIt) add(removal, node, dotted);
    }
  };
  try {
    for (const node of source.root.descendantsOfType([
      "import_statement",
      "import_from_statement",
    ])) {
      for (const { module, name, alias } of node ? importedBy(source, node) : []) {
        const dotted = name ? `${module}.${name}` : module;
        byName(dotted, node!);
        const local = alias ?? name ?? module.split(".")[0]!;
        known.set(local, name || alias ? dotted : local);
      }
    }
    for (const node of source.root.descendantsOfType("attribute")) {
      const full = node ? source.of(node) : "";
      const first = full.split(".")[0]!;
      const base = known.get(first);
      if (node && base && /^[\w.]+$/.test(full)) byName(base + full.slice(first.length), node);
    }
    const calls = removals.filter(({ use }) => CALLS.includes(use.kind));
    for (const node of source.root.descendantsOfType("call"))
      if (node)
        for (const removal of calls)
          if (isCall(removal, source, node)) add(removal, node, told(removal));
    for (const node of source.root.descendantsOfType("assignment"))
      if (node)
        for (const removal of removals)
          if (isAssigned(removal, source, node)) add(removal, node, told(removal));
  } finally {
    source.release();
  }
  return found;
}

function told({ use }: Removal): string {
  switch (use.kind) {
    case "call":
      return `${use.name}()`;
    case "keyword":
      return `${use.name}=`;
    case "without":
      return `no ${use.name}`;
    case "meta":
      return `Meta.${use.name}`;
    default:
      return "name" in use ? (use.name ?? "") : "";
  }
}

function isCall({ use }: Removal, source: Source, node: Node): boolean {
  const called = node.childForFieldName("function");
  const text = called ? source.of(called) : "";
  if (use.kind === "call") {
    const at = text.lastIndexOf(".");
    return text.slice(at + 1) === use.name && at > 0 && (use.on?.test(text.slice(0, at)) ?? true);
  }
  if ((use.kind !== "keyword" && use.kind !== "without") || !use.of.test(text)) return false;
  const given = node.childForFieldName("arguments")?.namedChildren ?? [];
  const isNamed = given.some(
    (one) => one?.type === "keyword_argument" && source.of(one).startsWith(`${use.name}=`),
  );
  if (use.kind === "keyword") return isNamed;
  const isModelField = /(?:^|\bmodels\.)(?:ForeignKey|OneToOneField)$/.test(text);
  const isSpread = given.some((one) => /splat/.test(one?.type ?? ""));
  const positional = given.filter((one) => one && !/keyword|splat|comment/.test(one.type));
  return isModelField && !isNamed && !isSpread && positional.length < use.position;
}

function isAssigned({ use }: Removal, source: Source, node: Node): boolean {
  if (use.kind !== "meta" && use.kind !== "module-variable") return false;
  const left = node.childForFieldName("left");
  if (!left || source.of(left) !== use.name) return false;
  const block = node.parent?.parent;
  if (use.kind === "module-variable") return block?.type === "module";
  const owner = block?.parent;
  return owner?.type === "class_definition" && source.of(owner).startsWith("class Meta");
}
