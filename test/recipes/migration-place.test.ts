import { describe, expect, it } from "vitest";
import { placedMigration } from "../../src/recipes/migration-place.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";

function migration(...dependencies: string[]): string {
  const lines = dependencies.map((name) => `        ("users", "${name}"),\n`).join("");
  return `class Migration(migrations.Migration):
    dependencies = [
${lines}        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = []
`;
}

const FOLDER = "apps/users/migrations";
const OURS = `${FOLDER}/0002_history.py`;

/** Where ours goes, and what it depends on, beside migrations with these dependencies. */
function placed(others: Readonly<Record<string, string>>) {
  const tree = new MemoryTree(
    Object.entries(others).map(([name, text]) => [`${FOLDER}/${name}.py`, text]),
  );
  return placedMigration(OURS, migration("0001_initial"), tree);
}

const INITIAL = { __init__: "", "0001_initial": migration() };

describe("placedMigration", () => {
  it("leaves it where it is while there are only ours", () => {
    expect(placed(INITIAL)).toEqual({ target: OURS, text: migration("0001_initial") });
    expect(placed({})).toEqual({ target: OURS, text: migration("0001_initial") });
  });

  it("puts it behind the user's own", () => {
    const own = { "0002_phone": migration("0001_initial"), "0003_fax": migration("0002_phone") };
    expect(placed({ ...INITIAL, ...own })).toEqual({
      target: `${FOLDER}/0004_history.py`,
      text: migration("0003_fax"),
    });
  });

  it("joins several ends, as a merge migration does", () => {
    const own = { "0002_a": migration("0001_initial"), "0002_b": migration("0001_initial") };
    expect(placed({ ...INITIAL, ...own })).toEqual({
      target: `${FOLDER}/0003_history.py`,
      text: migration("0002_a", "0002_b"),
    });
  });

  it("does not take what a squashed one replaces for an end", () => {
    const squashed = `${migration()}    replaces = [('users', '0001_initial'), ('users', '0002_a')]\n`;
    const own = { "0002_a": migration("0001_initial"), "0001_squashed_0002_a": squashed };
    expect(placed({ ...INITIAL, ...own })).toEqual({
      target: `${FOLDER}/0003_history.py`,
      text: migration("0001_squashed_0002_a"),
    });
  });

  it("finds it where an earlier plan put it", () => {
    const own = {
      "0002_phone": migration("0001_initial"),
      "0003_history": migration("0002_phone"),
      "0004_fax": migration("0003_history"),
    };
    expect(placed({ ...INITIAL, ...own })).toEqual({
      target: `${FOLDER}/0003_history.py`,
      text: migration("0002_phone"),
    });
  });

  it("is about migrations alone", () => {
    const other = { target: "apps/users/admin.py", text: "x = 1\n" };
    expect(placedMigration(other.target, other.text, new MemoryTree())).toEqual(other);
  });
});
