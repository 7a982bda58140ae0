import { describe, expect, it } from "vitest";
import { gather, type Gathering, type Missing } from "../../src/options/gather.ts";
import { givenBy } from "../../src/options/given.ts";
import { choice, flag, list, text } from "../../src/options/option.ts";
import { scriptedPrompts } from "./scripted-prompts.ts";

const OPTIONS = {
  directory: text("Folder").positional().ask("first", "Which folder?"),
  name: text("Name")
    .default((known) => (known["directory"] as string | undefined)?.toLowerCase())
    .check((name) =>
      name === "test" ? { reason: "test is taken", suggestion: "Take testing." } : undefined,
    ),
  preset: choice("Preset", ["api", { value: "web", label: "pages" }])
    .default("api")
    .ask("first"),
  django: choice("Line", ["5.2", "6.1"]).refuse("4.2", "its support ended").default("5.2"),
  with: list("Features", () => [{ value: "celery" }, { value: "sentry" }]).ask("later"),
  storage: choice("Storage", ["s3", "gcs"])
    .default("s3")
    .when((known) => (known["with"] as string[]).includes("sentry"))
    .ask("later"),
  author: text("Author").default("").ask("later"),
  config: text("File").optional(),
  yes: flag("Yes"),
};

async function run(
  argv: string[],
  missing: Missing = "default",
  { file = "", ...more }: Partial<Gathering> & { file?: string } = {},
) {
  const given = await givenBy(OPTIONS, argv, async () => file);
  return gather(OPTIONS, given, {
    missing: () => missing,
    prompts: async () => {
      throw new Error("nothing is to be asked");
    },
    ...more,
  });
}

describe("gather", () => {
  it("completes what is given with defaults", async () => {
    const { values, answered } = await run(["Shop", "--with", "celery"]);
    expect(values).toEqual({
      directory: "Shop",
      name: "shop",
      preset: "api",
      django: "5.2",
      with: ["celery"],
      storage: "s3",
      author: "",
      config: undefined,
      yes: false,
    });
    expect([...answered].sort()).toEqual(["directory", "with"]);
  });

  it("prefers flags over the file", async () => {
    const file = "preset: web\ndjango: 6.1";
    const { values } = await run(["shop", "--config", "a.yaml", "--django", "5.2"], "default", {
      file,
    });
    expect(values).toMatchObject({ preset: "web", django: "5.2" });
  });

  it("takes a choice in any case, and no feature twice", async () => {
    const { values } = await run(["shop", "--preset", "WEB", "--with", "Celery,celery"]);
    expect(values).toMatchObject({ preset: "web", with: ["celery"] });
  });

  it.each([
    [["shop", "--preset", "wbe"], '--preset: "wbe" is not one of api, web.', "Did you mean web?"],
    [
      ["shop", "--preset", "mobile"],
      '--preset: "mobile" is not one of api, web.',
      "Choose one of them.",
    ],
    [["shop", "--django", "4.2"], "--django: its support ended.", "Take 5.2."],
    [
      ["shop", "--with", "celry"],
      '--with: "celry" is not one of celery, sentry.',
      "Did you mean celery?",
    ],
    [["shop", "--author", ""], "--author: an empty text says nothing.", undefined],
    [["test"], "--name: test is taken.", "Take testing."],
    [["shop", "--name", "test"], "--name: test is taken.", "Take testing."],
    [[], "<directory> is missing.", "Give <directory>; --help shows how."],
  ])("refuses %j", async (argv, message, next) => {
    await expect(run(argv)).rejects.toMatchObject({ message, next, exit: 2 });
  });

  it("names every flag that is missing where there is nobody to ask", async () => {
    await expect(run([], "refuse")).rejects.toMatchObject({
      code: "answer-missing",
      message: "There is no terminal to ask in, and no answer for <directory>, --preset.",
      next: "Give <directory>; --yes takes the defaults (--preset api).",
    });
    await expect(run(["shop"], "refuse")).rejects.toMatchObject({
      next: "--yes takes the defaults (--preset api).",
    });
    await expect(run(["shop", "--preset", "api"], "refuse")).resolves.toBeDefined();
  });

  it("asks only for what is missing, in order", async () => {
    const prompts = scriptedPrompts({ "Which folder?": "shop", Features: [], Author: "Ada" });
    const { values } = await run(["--preset", "web"], "ask", { prompts: async () => prompts });
    expect(prompts.asked).toEqual(["Which folder?", "Features", "Author"]);
    expect(values).toMatchObject({ directory: "shop", preset: "web", author: "Ada" });
  });

  it("asks what depends on an answer, and shows the default", async () => {
    const prompts = scriptedPrompts({
      Preset: "api",
      Features: ["sentry"],
      Storage: "gcs",
      Author: "",
    });
    const { values } = await run(["shop"], "ask", { prompts: async () => prompts });
    expect(prompts.asked).toEqual(["Preset", "Features", "Storage", "Author"]);
    expect(prompts.defaults["Storage"]).toBe("s3");
    expect(values).toMatchObject({ storage: "gcs", author: "" });
  });

  it("leaves the later questions out where they are not wanted", async () => {
    const prompts = scriptedPrompts({ Preset: "api" });
    const seen: unknown[] = [];
    await run(["shop"], "ask", {
      prompts: async () => prompts,
      wantsMore: async (usual) => {
        seen.push(usual["author"], usual["name"]);
        return false;
      },
    });
    expect(prompts.asked).toEqual(["Preset"]);
    expect(seen).toEqual(["", "shop"]);
  });

  it("asks again for what is refused, with the reason", async () => {
    const prompts = scriptedPrompts({
      "Which folder?": ["", "taken", "shop"],
      Preset: "api",
      Features: [],
      Author: "",
    });
    const { values } = await run([], "ask", {
      prompts: async () => prompts,
      checks: {
        directory: async (path: string) =>
          path === "taken" ? { reason: "it is taken" } : undefined,
      },
    });
    expect(prompts.refusals).toEqual(["an empty text says nothing", "it is taken"]);
    expect(values.directory).toBe("shop");
  });

  it("refuses what is given before it asks for anything", async () => {
    await expect(run(["--name", "test"], "ask")).rejects.toMatchObject({ code: "bad-value" });
  });
});
