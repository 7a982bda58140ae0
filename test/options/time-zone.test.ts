import { describe, expect, it } from "vitest";
import { timeZoneProblem } from "../../src/options/time-zone.ts";

describe("timeZoneProblem", () => {
  it.each([
    "UTC",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Europe/Kyiv",
    "America/Argentina/Ushuaia",
    "Etc/UTC",
    "Etc/GMT+5",
  ])("takes %s", (zone) => expect(timeZoneProblem(zone)).toBeUndefined());

  it.each([
    ["US/Pacific", "Write America/Los_Angeles."],
    ["Asia/Calcutta", "Write Asia/Kolkata."],
    ["Europe/Kiev", "Write Europe/Kyiv."],
    ["Europe/Berln", "Did you mean Europe/Berlin?"],
    ["europe/berlin", "Did you mean Europe/Berlin?"],
    ["berlin", "Did you mean Europe/Berlin?"],
    ["utc", "Did you mean UTC?"],
    ["Mars/Olympus", "Write a name such as UTC or Europe/Berlin."],
    ["+01:00", "Write a name such as UTC or Europe/Berlin."],
    ["../etc/passwd", "Write a name such as UTC or Europe/Berlin."],
  ])("refuses %s: %s", (zone, suggestion) => {
    expect(timeZoneProblem(zone)?.suggestion).toBe(suggestion);
  });
});
