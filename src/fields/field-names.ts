import { isKeyword } from "../options/python-names.ts";
import { wrong } from "./options.ts";

/** What every model has already: a field of that name would hide it, and Django needs it. */
const MODEL_ATTRIBUTES = new Set(
  `adelete arefresh_from_db asave check clean clean_fields date_error_message delete
  from_db full_clean get_constraints get_deferred_fields meta objects pk prepare_database_save
  refresh_from_db save save_base serializable_value unique_error_message validate_constraints
  validate_unique doesnotexist multipleobjectsreturned notupdated`.split(/\s+/),
);

/**
 * Holds the name of a field to the rules of Python and Django: an identifier in lower case, no keyword, no `__` and no
 * underscore at either end (fields.E001, E002), nothing that every model has.
 *
 * @param isKey whether the field is the primary key, the only one that may be `id`
 * @throws Failure (usage) that says what is wrong, and a name that would do
 */
export function checkFieldName(name: string, isKey = false): void {
  const refuse = (what: string, other?: string) =>
    wrong(
      name || "field",
      what,
      other && other !== name ? `Call it ${other}.` : undefined,
      "field-name",
    );
  if (name === "") throw refuse("it has no name; write name:type, such as title:char");
  const snake = snakeCase(name);
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw refuse("a name has letters, digits and underscores, and begins with a letter", snake);
  if (name.includes("__"))
    throw refuse(
      "Django's lookups are written with __, so no field may have it (fields.E002)",
      snake,
    );
  if (name.endsWith("_"))
    throw refuse("a name may not end with an underscore (fields.E001)", snake);
  if (name.startsWith("_")) throw refuse("a name that begins with _ is private", snake);
  if (/[A-Z]/.test(name)) throw refuse("names of fields are in lower case", snake);
  if (isKeyword(name) && !["match", "case", "type", "_"].includes(name))
    throw refuse("this is a keyword of Python", `${name}_value`);
  if (name === "id" && !isKey)
    throw refuse("every model has an id already; a key of another type is id:uuid:pk");
  if (MODEL_ATTRIBUTES.has(name))
    throw refuse(`every model of Django has ${name} already`, `${name}_value`);
}

function snakeCase(name: string): string {
  const snake = name
    .normalize("NFKD")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/_{2,}/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .toLowerCase();
  return snake || "field_name";
}
