/** What the catalogue says of the feature without loading it. */
export const CUSTOM_USER = {
  name: "custom-user",
  summary: "A user model of the project's own; users that are there already are kept",
};
