import { expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/commands.ts";
import { SHORT } from "../../src/start/launch.ts";

test("a command is taken for a short one by each of its names, or by none", () => {
  const names = COMMANDS.filter(({ name }) => SHORT.has(name)).flatMap(({ name, alias }) => [
    name,
    ...(alias === undefined ? [] : [alias]),
  ]);
  expect([...SHORT].sort()).toEqual(["create", ...names].sort());
});
