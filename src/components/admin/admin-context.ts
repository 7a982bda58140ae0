import { is } from "../../fields/is.ts";
import { text } from "../../fields/python-source.ts";
import type { Place } from "../../project/conventions/place.ts";
import type { Draft } from "../draft.ts";
import type { ModelFacts } from "../site.ts";
import { adminBase, DJANGOS } from "./base.ts";
import { hasAttribute, single, type Attribute } from "./attributes.ts";
import type { Page } from "./page.ts";
import { adminPlace, registrationOf, type Registration } from "./registration.ts";

/** Plain pages, which have what their own class says and no more. */
const PLAIN = /^class \w+\(\s*(?:admin\.)?ModelAdmin(?:\[\w+\])?,?\s*\)/;

/**
 * What the template of a page in the admin knows, and where it goes. Of a page that is there: what it lacks; undefined
 * where that is nothing.
 */
export function adminContext(
  draft: Draft,
  model: ModelFacts,
  page: Page,
): { place: Place; context: Record<string, unknown> | undefined } {
  const place = adminPlace(draft.site, model);
  const registration = registrationOf(draft, model);
  if (!registration) {
    const base = adminBase(draft, model);
    const imports = [
      `from ${draft.importsOf(place, { models: model.place })["models"]} import ${model.names.class}`,
      ...base.imports,
    ];
    const name = `${model.names.class}Admin`;
    return {
      place,
      context: {
        isNew: true,
        name,
        base: base.code,
        model: model.names.class,
        imports,
        attributes: base.isDjangos ? ofUsers(model, page) : page.attributes,
      },
    };
  }
  const present = { ...place, path: registration.path };
  const lacking = lackingIn(registration, page);
  if (lacking.length === 0) return { place: present, context: undefined };
  if (registration.name === undefined || registration.source === "") {
    draft.changes.manual(
      registration.path,
      lacking.map(({ code }) => code).join("\n"),
      registration.name === undefined
        ? `${model.names.class} is registered without a class of its own: these would be attributes of one`
        : `${registration.name} is in another module`,
    );
    return { place: present, context: undefined };
  }
  return {
    place: present,
    context: {
      isNew: false,
      name: registration.name,
      base: "",
      model: "",
      imports: [],
      attributes: lacking,
    },
  };
}

/** What Django's page of users does not have: what options ask for, and the fields that users have beside Django's. */
function ofUsers({ fields }: ModelFacts, { attributes, asked }: Page): readonly Attribute[] {
  const own = fields.filter(
    (field) => is.writable(field) && !field.primaryKey && !OF_DJANGO.has(field.name),
  );
  const names = own.map(({ name }) => text(name)).join(", ");
  const added = `(*BaseUserAdmin.fieldsets, (None, {"fields": [${names}]}))`;
  return [
    ...attributes.filter(({ name }) => asked.has(name)),
    ...single("fieldsets", own.length > 0 ? added : undefined),
  ];
}

const OF_DJANGO = new Set(
  `password is_active is_superuser user_permissions last_login last_name ${DJANGOS.join(" ")}`.split(
    " ",
  ),
);

/** What options ask for; of what there is by default, what a plain page says nothing of. */
function lackingIn({ source }: Registration, { attributes, asked }: Page): Attribute[] {
  const isPlain = PLAIN.test(source) && !/^\s+form\s*=/m.test(source);
  const isPicking = PICKERS.some((name) => hasAttribute(source, name));
  return attributes.filter(({ name }) => {
    if (asked.has(name)) return true;
    if (hasAttribute(source, name) || (isPicking && PICKERS.includes(name))) return false;
    return isPlain && name !== "exclude";
  });
}

const PICKERS = ["autocomplete_fields", "raw_id_fields"];
