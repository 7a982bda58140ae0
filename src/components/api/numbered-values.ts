import type { Code, ModelField } from "../../fields/model-field.ts";
import type { SampleContext } from "../../fields/sample.ts";
import { utc } from "../../fields/temporal.ts";

/**
 * A value of a unique field that only one row has.
 *
 * @param number a number, or the name of a variable that holds one
 */
export function numbered(
  { word, name, maxLength = 40 }: ModelField,
  number: string,
  { python, useTz }: Pick<SampleContext, "python" | "useTz">,
): Code | undefined {
  const plain = (code: string, ...imports: string[]): Code => ({ code, imports });
  switch (word) {
    case "email":
      return plain(counted(`${name}{}@example.com`, number));
    case "url":
      return plain(counted("https://example.com/{}", number));
    case "char":
    case "text":
    case "slug":
      return plain(counted(name.length + 7 > maxLength ? "{}" : `${name}-n{}`, number));
    case "int":
    case "bigint":
    case "posint":
    case "posbigint":
    case "smallint":
    case "possmallint":
      return plain(`1000 + ${number}`);
    case "uuid":
      return plain(`uuid.UUID(int=1000 + ${number})`, "import uuid");
    case "date":
      return plain(
        `datetime.date(2030, 1, 1) + datetime.timedelta(days=${number})`,
        "import datetime",
      );
    case "datetime":
      return plain(
        `datetime.datetime(2030, 1, 1${useTz === false ? "" : `, tzinfo=${utc(python)}`}) + datetime.timedelta(days=${number})`,
        "import datetime",
      );
    default:
      return undefined;
  }
}

/** A text with a number in it, which is known or the name of a variable. */
function counted(format: string, number: string): string {
  const isKnown = /^\d+$/.test(number);
  return `${isKnown ? "" : "f"}"${format.replace("{}", isKnown ? number : `{${number}}`)}"`;
}
