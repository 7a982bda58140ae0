import { PERMISSIONS } from "../../../src/components/api/permissions.ts";
import { flag, list, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

/** Options of every kind that offers a model to clients. */
export const endpointOptions = {
  model: text("Model, with its app: blog.Post").positional().ask("first", "Which model?"),
  app: appOption,
  fields: list("Fields to show, where there is no serializer yet").placeholder("FIELD,…"),
  nested: list("Relations to show as objects, where there is no serializer yet").placeholder(
    "FIELD,…",
  ),
  readOnly: flag("Only lists and shows").excludes("actions"),
  filter: list("Fields to filter by").placeholder("FIELD,…"),
  search: list("Fields to search in").placeholder("FIELD,…"),
  ordering: list("Fields to order by").placeholder("FIELD,…"),
  owner: text("Relation to the user that a row belongs to").placeholder("FIELD").optional(),
  permission: text(`Who may: ${PERMISSIONS.join(", ")}, or the path of a class`).optional(),
};
