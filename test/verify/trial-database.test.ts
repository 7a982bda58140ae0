import { describe, expect, it } from "vitest";
import type { Service } from "../../src/verify/services.ts";
import { databaseFor } from "../../src/verify/trial-database.ts";
import { fakeEnvironment, fakeMachine, type Call } from "./support/fakes.ts";

const service: Service = {
  kind: "PostgreSQL",
  host: "db",
  port: 5432,
  image: "postgres:18",
  env: {},
  ready: ["pg_isready"],
};
const variables = {
  SERVER_URL: "postgres://app:p%40ss@db:5432/app?pool=4",
  CACHE_URL: "redis://redis:6379/0",
};
const context = { services: [service], variables };
const DOCKER = [
  [/^docker version/, "27.0.0"],
  [/^docker port/, "127.0.0.1:49153\n[::1]:49153\n"],
  [/^docker/, 0],
] as const;

describe("databaseFor", () => {
  const local = () => {
    const { serve: _, ...environment } = fakeEnvironment([]);
    return environment;
  };

  it("publishes the server on a port of this machine, and removes it", async () => {
    const calls: Call[] = [];
    const machine = fakeMachine(DOCKER, "/home", calls);
    const database = await databaseFor(local(), context, machine);
    if (typeof database === "string") throw new Error(database);
    expect(database.env).toEqual({
      SERVER_URL: "postgres://app:p%40ss@127.0.0.1:49153/app?pool=4",
    });
    expect(calls.some(({ command }) => command.includes("--publish 127.0.0.1::5432"))).toBe(true);
    expect(calls.some(({ command }) => command.startsWith("docker rm"))).toBe(false);
    await database.dispose();
    expect(calls.at(-1)?.command).toMatch(/^docker rm --force --volumes /);
  });

  it("takes the server that the user's own variables name", async () => {
    const machine = fakeMachine(DOCKER, "/home");
    machine.env["SERVER_URL"] = "postgres://mine";
    expect(await databaseFor(local(), context, machine)).toMatchObject({ env: {} });
  });

  it("says what it lacks", async () => {
    const without = await databaseFor(local(), context, fakeMachine([], "/home"));
    expect(without).toBe("on PostgreSQL, which needs a container engine, or SERVER_URL");
    const unnamed = await databaseFor(
      local(),
      { services: [], variables },
      fakeMachine([], "/home"),
    );
    expect(unnamed).toMatch(/no variable/);
    const calls: Call[] = [];
    const broken = fakeMachine(
      [DOCKER[0], [/^docker run/, 125], [/^docker rm/, 0]],
      "/home",
      calls,
    );
    expect(await databaseFor(local(), context, broken)).toMatch(/docker run failed/);
    expect(calls.at(-1)?.command).toMatch(/^docker rm/);
  });
});
