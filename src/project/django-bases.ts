import type { Field } from "./model-fields.ts";

/** The fields of Django's own abstract models for users: they are in no file of the repository. */
export const DJANGO_BASES = [
  foreign("AbstractBaseUser", [
    "password CharField max=128",
    "last_login DateTimeField null blank",
  ]),
  foreign("PermissionsMixin", [
    "is_superuser BooleanField default",
    "groups ManyToManyField auth.Group blank",
    "user_permissions ManyToManyField auth.Permission blank",
  ]),
  foreign("AbstractUser", [
    "username CharField unique max=150",
    "first_name CharField blank max=150",
    "last_name CharField blank max=150",
    "email EmailField blank max=254",
    "is_staff BooleanField default",
    "is_active BooleanField default",
    "date_joined DateTimeField default",
  ]),
];

function foreign(
  name: string,
  fields: readonly string[],
): { name: string; fields: readonly Field[] } {
  const made = fields.map((text): Field => {
    const [field = "", type = "", ...marks] = text.split(" ");
    const length = marks.find((mark) => mark.startsWith("max="))?.slice("max=".length);
    return {
      name: field,
      type,
      base: type,
      to: marks.find((mark) => mark.includes(".")),
      relatedName: undefined,
      through: undefined,
      null: marks.includes("null"),
      blank: marks.includes("blank"),
      unique: marks.includes("unique"),
      hasDefault: marks.includes("default"),
      auto: false,
      editable: true,
      primaryKey: false,
      index: false,
      maxLength: length === undefined ? undefined : Number(length),
      min: undefined,
      max: undefined,
      digits: undefined,
      choices: undefined,
      onDelete: undefined,
      from: name,
    };
  });
  return { name, fields: made };
}
