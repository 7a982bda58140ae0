import { beforeAll, describe, expect, it, vi } from "vitest";
import { kinds } from "../../../generators/components/index.ts";
import { suggestions } from "../../../src/cli/complete/suggestions.ts";
import { Site } from "../../../src/components/site.ts";
import { loadPython } from "../../../src/python/parse.ts";
import { readProject } from "../../../src/project/project.ts";
import { MemoryTree } from "../../../src/tree/memory-tree.ts";
import { BLOG } from "../../generators/components/planned.ts";

beforeAll(loadPython);

const open = async () => {
  const tree = new MemoryTree(Object.entries(BLOG));
  return new Site(await readProject(tree), tree);
};

/** The values offered at the end of a line behind `generate`. */
async function offered(line: string, reader: () => Promise<Site | undefined> = open) {
  const found = await suggestions(line.split(" "), kinds, reader);
  return found.map(({ value }) => value);
}

describe("what can come next", () => {
  it("is a kind, for which nothing is read", async () => {
    const reader = vi.fn(open);
    expect(await offered("", reader)).toEqual(kinds.map(({ name }) => name));
    expect(await offered("vi", reader)).toContain("viewset");
    expect(reader).not.toHaveBeenCalled();
  });

  it("is a flag where a dash is written, for which nothing is read", async () => {
    const reader = vi.fn(open);
    const flags = await offered("viewset blog.Post -", reader);
    expect(flags).toEqual(expect.arrayContaining(["--read-only", "--owner", "--dry-run"]));
    expect(reader).not.toHaveBeenCalled();
  });

  it("is an app or a model of the repository", async () => {
    expect(await offered("viewset ")).toEqual(expect.arrayContaining(["blog.", "blog.Post"]));
    expect(await offered("service --app ")).toEqual(["blog"]);
  });

  it("is a choice of a flag that waits for its value", async () => {
    expect(await offered("pagination blog.Feed --kind ")).toEqual(["page", "limit", "cursor"]);
  });

  it("is a field of the model that is named", async () => {
    const fields = await offered("viewset blog.Post --filter ");
    expect(fields).toEqual(expect.arrayContaining(["title", "status", "price"]));
  });

  it("is a type behind the name of a field, and a model behind a relation", async () => {
    expect(await offered("model blog.Note title:")).toEqual(
      expect.arrayContaining(["title:char", "title:fk"]),
    );
    expect(await offered("model blog.Note post:fk:")).toContain("post:fk:blog.Post");
    expect(await offered("model blog.Note title:char:")).toEqual([]);
  });

  it("is nothing where a kind is unknown, or no repository is there", async () => {
    const nowhere = () => Promise.resolve(undefined);
    expect(await offered("vewset ")).toEqual([]);
    expect(await offered("viewset ", nowhere)).toEqual([]);
    expect(await offered("viewset --owner ", nowhere)).toEqual([]);
  });
});
