import type { Code, ModelField } from "./model-field.ts";
import { call, text } from "./python-source.ts";
import { MODELS } from "./types.ts";

export interface DeclarationStyle {
  /** Whether verbose names, help and labels go through `gettext_lazy`, as `_`. */
  translated?: boolean;
  /** Columns that a line may have; 88 by default. */
  width?: number;
  /** Whether Ruff's rules for Django are on: text that was asked to be NULL is marked as meant (DJ001). */
  ruff?: boolean;
  /** The line of Django, such as "2.2"; those before 3.0 have no classes of choices. */
  django?: string;
}

export interface Declaration extends Code {
  /** The class of its choices, to stand in the model before its fields. */
  nested?: string;
}

const TRANSLATION = "from django.utils.translation import gettext_lazy as _";

const NULL_TEXT = new Set(["char", "text", "slug", "email", "url", "filepath", "choice"]);

/** Keywords that are written without their name, where nothing comes before them. */
const POSITIONAL = new Set(["to", "base_field"]);

/**
 * The line of a model that declares a field, laid out as `ruff format` would at four spaces of indentation (lines after the
 * first are indented as seen from it), the class of its choices, and what both import.
 */
export function declaration(field: ModelField, style: DeclarationStyle = {}): Declaration {
  const { translated = false, width = 88 } = style;
  const shown = translated ? translate(field) : field;
  const imports = [
    "from django.db import models",
    ...(field.module !== undefined && field.module !== MODELS
      ? [`from ${field.module} import ${field.class}`]
      : []),
    ...field.imports,
    ...(translated ? [TRANSLATION] : []),
  ];
  const isMarked = style.ruff === true && field.null && NULL_TEXT.has(field.word) && !field.unique;
  const plain = declared(shown, width - 4, `${field.name} = `);
  const code = isMarked ? plain.replace(/$/m, "  # noqa: DJ001") : plain;
  const nested = nestedClass(field, style);
  return { code, imports, ...(nested !== undefined && { nested }) };
}

/** The call of a field's class, with what it is called with. */
export function declared(field: ModelField, width: number, before = ""): string {
  // The other model comes first, as in Django's own signature.
  const ordered = field.keywords.toSorted(
    ([a], [b]) => Number(POSITIONAL.has(b)) - Number(POSITIONAL.has(a)),
  );
  const args = ordered.map(([name, code], index) =>
    index === 0 && POSITIONAL.has(name) ? code : `${name}=${code}`,
  );
  const isModels = field.module === undefined || field.module === MODELS;
  // Its verbose name comes first, unless that place is the other model's.
  const [first = ""] = args;
  if (
    first.startsWith("verbose_name=") &&
    !field.relation &&
    field.word !== "array" &&
    field.word !== "generated"
  )
    args[0] = first.slice("verbose_name=".length);
  return call(`${before}${isModels ? "models." : ""}${field.class}`, args, width);
}

function translate(field: ModelField): ModelField {
  const named = field.keywords.some(([name]) => name === "verbose_name");
  const words = field.name.replaceAll("_", " ");
  const keywords: (readonly [string, string])[] = field.keywords.map(([name, code]) =>
    name === "verbose_name" || name === "help_text" ? [name, `_(${code})`] : [name, code],
  );
  if (!named) keywords.unshift(["verbose_name", `_(${text(words)})`]);
  return { ...field, keywords };
}

function nestedClass(
  { choices }: ModelField,
  { translated = false, django }: DeclarationStyle,
): string | undefined {
  if (choices?.class === undefined) return undefined;
  const members = choices.members.map(({ name, value, label }) => ({
    name,
    value: typeof value === "string" ? text(value) : String(value),
    label: translated ? `_(${text(label)})` : text(label),
  }));
  if (django !== undefined && Number(django.split(".")[0]) < 3) {
    // Used just as the classes that Django has had since: Status.DRAFT, Status.choices.
    const pairs = members.map(({ name, label }) => `        (${name}, ${label}),`);
    const values = members.map(({ name, value }) => `    ${name} = ${value}`);
    return [`class ${choices.class}:`, ...values, "", "    choices = [", ...pairs, "    ]"].join(
      "\n",
    );
  }
  const base = choices.kind === "text" ? "TextChoices" : "IntegerChoices";
  const lines = members.map(({ name, value, label }) => `    ${name} = ${value}, ${label}`);
  return [`class ${choices.class}(models.${base}):`, ...lines].join("\n");
}
