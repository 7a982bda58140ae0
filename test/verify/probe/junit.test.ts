import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lacksPython, runProbe } from "../support/python.ts";

const REPORT = `<?xml version="1.0" encoding="utf-8"?>
<testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="5">
<testcase classname="apps.a.A" name="test_fine" />
<testcase classname="apps.a.A" name="test_bad"><failure message="AssertionError: 1 != 2&#10;more">...</failure></testcase>
<testcase classname="" name="apps.b"><error message="collection failure">...</error></testcase>
<testcase classname="apps.a.A" name="test_later"><skipped message="later" /></testcase>
</testsuite></testsuites>`;

it.skipIf(lacksPython)(
  "the probe for reports counts, and names what failed (skipped: no Python)",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "junit-"));
    try {
      await writeFile(join(folder, "tests.xml"), REPORT);
      expect(await runProbe("junit", ["tests.xml"], folder)).toEqual({
        passed: 2,
        failed: 2,
        reasons: ["apps.a.A.test_bad: AssertionError: 1 != 2", "apps.b: collection failure"],
      });
      expect(await runProbe("junit", ["nothing.xml"], folder)).toBeUndefined();
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
