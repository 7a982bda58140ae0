import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Reporter } from "../../src/cli/reporter.ts";
import { prove } from "../../src/cli/verification.ts";
import { put, workspace } from "../changes/support/workspace.ts";

let root: string;

beforeEach(() => {
  root = workspace();
  vi.stubEnv("PATH", "/nonexistent");
  vi.stubEnv("HOME", root);
  vi.stubEnv("XDG_CACHE_HOME", root);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.skipIf(process.platform === "win32")("prove", () => {
  it("says plainly that nothing was verified, why, and how it can be", async () => {
    put(root, {
      "manage.py": "",
      "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["django>=5.2"]\n',
    });
    let text = "";
    const stdout = { write: (more: string) => (text += more) };
    const options = { json: false, quiet: false, color: false };
    const reporter = new Reporter({ stdout, env: {}, now: () => 0 }, options);
    const { signal } = new AbortController();
    const proof = await prove(root, "local", "full", { reporter, signal });
    expect(proof.status).toBe("unverified");
    expect(text).toBe(`  • not verified
    There is no uv and no Python on this machine. Nothing was verified.
    Install uv, then run: npx -p create-django-expert django-expert check
`);
  });
});
