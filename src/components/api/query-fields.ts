import type { Code } from "../../fields/model-field.ts";
import type { Place } from "../../project/conventions/place.ts";
import { importFrom } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { parameterOf, type Filter } from "./filters.ts";

/** A field of a serializer for a query, as a line of its class. */
export function declaredFilter(draft: Draft, place: Place, filter: Filter): Code[] {
  const { field, lookups } = filter;
  return lookups.map((lookup) => {
    const { args, imports, type } = typeOf(draft, place, filter);
    const given = [...args, "required=False"].join(", ");
    return { code: `${parameterOf(field, lookup)} = serializers.${type}(${given})`, imports };
  });
}

interface QueryField {
  type: string;
  args: readonly string[];
  imports: readonly string[];
}

function typeOf({ site }: Draft, place: Place, { field }: Filter): QueryField {
  const plain = (type: string, ...args: string[]): QueryField => ({ type, args, imports: [] });
  if (field.relation) {
    const other = site.findModel(field.relation.to);
    const name = field.relation.to.slice(field.relation.to.indexOf(".") + 1);
    const module = other
      ? importFrom(place, other.place, site.conventions)
      : DJANGOS[field.relation.to];
    if (!module) return plain("IntegerField");
    return {
      type: "PrimaryKeyRelatedField",
      args: [`queryset=${name}.objects.all()`],
      imports: [`from ${module} import ${name}`],
    };
  }
  if (field.choices) {
    const values = field.choices.members.map(({ value }) => JSON.stringify(value));
    return plain("ChoiceField", `choices=[${values.join(", ")}]`);
  }
  return plain(TYPES[field.word] ?? "CharField");
}

const DJANGOS: Readonly<Record<string, string>> = {
  "auth.User": "django.contrib.auth.models",
  "auth.Group": "django.contrib.auth.models",
};

const TYPES: Readonly<Record<string, string>> = {
  bool: "BooleanField",
  date: "DateField",
  datetime: "DateTimeField",
  int: "IntegerField",
  smallint: "IntegerField",
  bigint: "IntegerField",
  posint: "IntegerField",
  possmallint: "IntegerField",
  posbigint: "IntegerField",
  float: "FloatField",
  uuid: "UUIDField",
};
