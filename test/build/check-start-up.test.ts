import { expect, test } from "vitest";

interface Output {
  entryPoint?: string;
  inputs: Record<string, object>;
  imports: { path: string; kind: string; external?: boolean }[];
}

const module = new URL("../../scripts/build/check-start-up.mjs", import.meta.url);
const { checkStartUp } = (await import(module.href)) as {
  checkStartUp: (metafile: { outputs: Record<string, Output> }, start: string) => void;
};

const outputs = (kind: string): Record<string, Output> => ({
  "dist/bin/a.js": {
    entryPoint: "bin/a.ts",
    inputs: { "bin/a.ts": {} },
    imports: [
      { path: "dist/chunks/b.js", kind },
      { path: "node:fs", kind: "import-statement", external: true },
    ],
  },
  "dist/chunks/b.js": {
    inputs: { "node_modules/@scope/heavy/index.js": {} },
    imports: [{ path: "dist/bin/a.js", kind: "import-statement" }],
  },
});

test("a package that a command loads at start is an error that names it", () => {
  expect(() => checkStartUp({ outputs: outputs("import-statement") }, "bin/a.ts")).toThrow(
    "bin/a.ts loads @scope/heavy at start",
  );
});

test("a package that is imported lazily is none", () => {
  expect(() => checkStartUp({ outputs: outputs("dynamic-import") }, "bin/a.ts")).not.toThrow();
});

test("a module of Node that is slow to load is an error, too", () => {
  const slow = (kind: string) => ({
    "dist/bin/a.js": {
      entryPoint: "bin/a.ts",
      inputs: { "bin/a.ts": {} },
      imports: [{ path: "node:crypto", kind, external: true }],
    },
  });
  expect(() => checkStartUp({ outputs: slow("import-statement") }, "bin/a.ts")).toThrow(
    "node:crypto",
  );
  expect(() => checkStartUp({ outputs: slow("dynamic-import") }, "bin/a.ts")).not.toThrow();
});
