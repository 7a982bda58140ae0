/** Facts that are long: asked for by name, and otherwise only counted. */
const LONG = new Set([
  "models",
  "routes",
  "packages",
  "environmentVariables",
  "settingsModules",
  "installedApps",
  "conventions",
  "notes",
]);

/**
 * What an assistant asks of `inspect --json`: the facts by these names, whole; or all, with the long ones counted.
 *
 * @param app of models, only those of this app
 */
export function factsIn(json: string, names: readonly string[] | undefined, app?: string): string {
  const facts = JSON.parse(json) as Record<string, unknown>;
  const asked = names ?? (app === undefined ? undefined : ["models"]);
  const entries = Object.entries(facts).flatMap(([name, value]): [string, unknown][] => {
    if (asked) return asked.includes(name) ? [[name, ofApp(name, value, app)]] : [];
    return [[name, LONG.has(name) ? counted(value) : value]];
  });
  const unknown = asked?.filter((name) => !(name in facts)) ?? [];
  const notes = unknown.map(
    (name) => `There is no fact ${name}; there are: ${Object.keys(facts).join(", ")}.\n`,
  );
  return `${notes.join("")}${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`;
}

function ofApp(name: string, value: unknown, app: string | undefined): unknown {
  if (name !== "models" || app === undefined || !Array.isArray(value)) return value;
  return value.filter(
    (model: { app?: string; label?: string }) =>
      model.app === app || model.label?.startsWith(`${app}.`),
  );
}

function counted(value: unknown): string {
  const count = Array.isArray(value) ? value.length : Object.keys(Object(value)).length;
  return `${count}, asked for by name`;
}
