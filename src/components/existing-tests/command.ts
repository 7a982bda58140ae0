import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import type { TestOptions } from "./options.ts";

/** Tests of a management command. */
export async function testCommand(draft: Draft, { target, app }: TestOptions): Promise<void> {
  const { site } = draft;
  const dot = target.lastIndexOf(".");
  const name = target.slice(dot + 1);
  const label = app ?? (dot > 0 ? target.slice(0, dot) : undefined);
  const owner = (label === undefined ? site.apps : [site.app(label)]).find(({ path }) =>
    site.tree.exists(`${path}/management/commands/${name}.py`),
  );
  if (!owner)
    throw usage(
      "nothing-to-test",
      `There is no command ${target}.`,
      `Make it with django-expert generate command ${target}.`,
    );
  const source = site.tree.read(`${owner.path}/management/commands/${name}.py`) ?? "";
  const given = [...source.matchAll(/add_argument\(\s*["']([\w-]+)["']([^)]*)/g)];
  const positional = given
    .filter(([, one = "", rest = ""]) => !one.startsWith("-") && !/nargs=["'][?*]/.test(rest))
    .map(([, one]) => one!);
  await draft.test(
    "test/command.py",
    `${name}_usage`,
    { app: owner, name },
    {
      class: `${namesOf(name).class}UsageTests`,
      command: name,
      needsArguments: positional.length > 0,
      missing: positional[0] ?? "",
      arguments: given.map(([, one]) => one!),
    },
  );
}
