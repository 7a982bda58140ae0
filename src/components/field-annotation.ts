import type { Code, ModelField } from "../fields/model-field.ts";
import type { Place } from "../project/conventions/place.ts";
import { importFrom } from "../project/conventions/places.ts";
import type { Site } from "./site.ts";

const plain = (code: string, ...imports: string[]): Code => ({ code, imports });
const TEXT = plain("str");
const WHOLE = plain("int");

const BY_WORD: Readonly<Record<string, Code>> = {
  char: TEXT,
  text: TEXT,
  slug: TEXT,
  email: TEXT,
  url: TEXT,
  ip: TEXT,
  filepath: TEXT,
  choice: TEXT,
  int: WHOLE,
  smallint: WHOLE,
  bigint: WHOLE,
  posint: WHOLE,
  possmallint: WHOLE,
  posbigint: WHOLE,
  intchoice: WHOLE,
  float: plain("float"),
  bool: plain("bool"),
  binary: plain("bytes"),
  decimal: plain("Decimal", "from decimal import Decimal"),
  uuid: plain("UUID", "from uuid import UUID"),
  date: plain("dt.date", "import datetime as dt"),
  datetime: plain("dt.datetime", "import datetime as dt"),
  time: plain("dt.time", "import datetime as dt"),
  duration: plain("dt.timedelta", "import datetime as dt"),
};

/**
 * The type of a field's values in Python, and its imports.
 *
 * @param place the module that has it
 */
export function fieldAnnotation(site: Site, place: Place, field: ModelField): Code {
  const type = baseAnnotation(site, place, field);
  return field.null ? { ...type, code: `${type.code} | None` } : type;
}

function baseAnnotation(site: Site, place: Place, { word, relation }: ModelField): Code {
  const any = plain("Any", "from typing import Any");
  if (!relation) return BY_WORD[word] ?? any;
  const other = site.findModel(relation.to);
  if (!other) return any;
  const { class: name } = other.names;
  // A model of the same name as another would hide it; what is known of both is that they are models.
  return plain(name, `from ${importFrom(place, other.place, site.conventions)} import ${name}`);
}
