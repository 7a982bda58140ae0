import { describe, expect, it } from "vitest";
import { BLOG, filesAfter, planned } from "./planned.ts";

/** Every kind that needs nothing but the blog, with the files that it makes or edits. */
const RUNS: readonly (readonly [string, readonly string[]])[] = [
  ["factory blog.Post --traits status,published_at", ["factories", "test"]],
  ["abstract-model blog.Record --kind uuid,timestamps,soft-delete", ["models", "test"]],
  [
    "manager blog.Post --filter status=published --attribute published",
    ["managers", "models", "test"],
  ],
  [
    "queryset blog.Post --method cheap:price__lte=10 --search title",
    ["models", "querysets", "test"],
  ],
  ["field blog.LowerCase --normalize strip,lower", ["fields", "test"]],
  ["validator blog.Rating --kind range --min 1 --max 5", ["validators", "test"]],
  ["constraint blog.Post --check price__gte=0", ["models", "test"]],
  ["index blog.Post --fields status,-published_at", ["models", "test"]],
  ["index blog.Post --fields published_at --kind brin --concurrently", ["migrations", "models"]],
  ["signal blog.Post --on post_save,pre_delete", ["apps", "signals", "test"]],
  ["migration blog refresh --sql SELECT", ["migrations/0002_refresh"]],
  [
    "data-migration blog.Post --set status=published --where status=draft",
    ["migrations/0002", "test"],
  ],
  ["model blog.Post subtitle:char:100:optional", ["models"]],
  ["model blog.Tag name:char:50:unique", ["factories", "models", "test"]],
];

describe("kinds of data", () => {
  it.each(RUNS)("%s writes its files, and nothing when run again", async (line, expected) => {
    const draft = await planned(line.split(" "));
    const paths = draft.changes.files.map(({ path }) => path).join(" ");
    for (const part of expected) expect(paths).toContain(part);
    expect(draft.changes.manuals).toEqual([]);

    const again = await planned(line.split(" "), filesAfter(draft));

    expect(again.changes.files.map(({ path }) => path)).toEqual([]);
    expect(again.changes.manuals).toEqual([]);
  });

  it.each([
    ["factory blog.Pots", "blog.Post"],
    ["factory blog.Post --traits titel", "title"],
    ["manager blog.Post --method published:staus=published", "status"],
    ["manager blog.Post --method published:status=publshed", "published"],
    ["queryset blog.Post --method cheap:price__lt3=1", "price__lt"],
    ["signal blog.Post --on post_sav", "post_save"],
    ["constraint blog.Post --check price__gte=many", "price"],
    ["model blog.Post slug:slug", "add-not-null"],
    ["model blog.post2 --base Timestmped name:char", "dotted path"],
    ["index blog.Post --fields title --kind gin", "gin"],
    ["migration blog --recipe drop --model Post", "--field"],
    ["data-migration blog.Post --where status=draft", "--set"],
    ["abstract-model blog.Post --kind uuid", "another name"],
    ["field blog.Plain", "--normalize"],
    ["validator blog.Phone", "--pattern"],
  ])("%s is refused with what to do", async (line, hint) => {
    const error = await planned(line.split(" ")).catch(
      (thrown: unknown) => thrown as Error & { next?: string },
    );

    expect(error).toBeInstanceOf(Error);
    expect(`${(error as Error).message} ${(error as { next?: string }).next}`).toContain(hint);
  });

  it("gives a model what it lacks before its managers, and nothing else", async () => {
    const files = {
      ...BLOG,
      "blog/models.py": BLOG["blog/models.py"]!.replace(
        "    def __str__",
        "    objects = models.Manager()\n\n    def __str__",
      ),
    };

    const after = filesAfter(
      await planned(["model", "blog.Post", "subtitle:char:100:optional"], files),
      files,
    );

    const text = after["blog/models.py"]!;
    expect(text.indexOf("subtitle = ")).toBeLessThan(text.indexOf("objects = "));
    expect(text.replace(/^.*subtitle = .*\n/m, "")).toBe(files["blog/models.py"]);
  });

  it("follows the last migration of an app, also of one that was squashed", async () => {
    const migration = (name: string, dependsOn: string, replaces = "") => [
      `blog/migrations/${name}.py`,
      `class Migration(migrations.Migration):\n    ${replaces}\n    dependencies = [("blog", "${dependsOn}")]\n`,
    ];
    const files = {
      ...BLOG,
      ...Object.fromEntries([
        migration("0002_a", "0001_initial"),
        migration("0002_squashed", "0001_initial", 'replaces = [("blog", "0002_a")]'),
        migration("0003_b", "0002_a"),
      ]),
    };

    const after = filesAfter(await planned(["migration", "blog", "next"], files), files);

    expect(after["blog/migrations/0004_next.py"]).toMatch(/\(["']blog["'], ["']0003_b["']\)/);
  });

  it("refuses to go on from two ends", async () => {
    const end =
      'class Migration(migrations.Migration):\n    dependencies = [("blog", "0001_initial")]\n';
    const files = { ...BLOG, "blog/migrations/0002_a.py": end, "blog/migrations/0002_b.py": end };

    await expect(planned(["migration", "blog", "next"], files)).rejects.toThrow("0002_a, 0002_b");
  });

  it("adds a required column in steps that PostgreSQL takes without a long lock", async () => {
    const line =
      "migration blog --recipe add-not-null --model Post --field slug:char:50 --value untitled";

    const draft = await planned(line.split(" "));

    expect(
      draft.changes.files.map(({ path }) => path).filter((path) => path.includes("migrations")),
    ).toEqual([
      "blog/migrations/0002_post_slug_add.py",
      "blog/migrations/0003_post_slug_fill.py",
      "blog/migrations/0004_post_slug_check.py",
      "blog/migrations/0005_post_slug_validate.py",
      "blog/migrations/0006_post_slug_require.py",
    ]);
  });
});
