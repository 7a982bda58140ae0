import { describe, expect, it } from "vitest";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { exampleEnvironment } from "../../src/verify/example-environment.ts";
import { servicesOf, serviceVariables } from "../../src/verify/services.ts";

describe("exampleEnvironment", () => {
  it("gives what the example sets, and secret keys of its own", () => {
    const text = [
      "# A comment",
      "SECRET_KEY=change-me",
      "JWT_SIGNING_KEY=",
      "export ALLOWED_HOSTS=localhost",
      `GREETING="a b"`,
      "LEVEL=INFO # or DEBUG",
      "not a line",
    ].join("\r\n");
    const values = exampleEnvironment(
      new MemoryTree([["app/.env.example", text]]),
      "app/manage.py",
    );
    expect(values).toMatchObject({ ALLOWED_HOSTS: "localhost", GREETING: "a b", LEVEL: "INFO" });
    expect(values["SECRET_KEY"]).toMatch(/^[\w-]{64}$/);
    expect(values["JWT_SIGNING_KEY"]).toMatch(/^[\w-]{64}$/);
  });

  it("is empty without an example", () => {
    expect(exampleEnvironment(new MemoryTree(), "manage.py")).toEqual({});
  });
});

describe("servicesOf", () => {
  const variables = {
    DATABASE_URL: "postgres://app:p%40ss@db:5432/shop",
    REDIS_URL: "redis://redis:6379/0",
    CELERY_BROKER_URL: "redis://redis:6379/1",
    REPLICA_URL: "mysql+pool://root:secret@replica/shop",
    SITE: "https://example.com",
    FILE: "sqlite:////var/lib/db.sqlite3",
  };

  it("finds one service a host, with what its image needs", async () => {
    const services = await servicesOf(variables, new MemoryTree());
    expect(services.map(({ kind, host, image }) => [kind, host, image])).toEqual([
      ["PostgreSQL", "db", "postgres:18"],
      ["Redis", "redis", "redis:8"],
      ["MySQL", "replica", "mysql:8"],
    ]);
    expect(services[0]!.env).toEqual({
      POSTGRES_USER: "app",
      POSTGRES_PASSWORD: "p@ss",
      POSTGRES_DB: "shop",
    });
    expect(services[2]!.env).toEqual({ MYSQL_DATABASE: "shop", MYSQL_ROOT_PASSWORD: "secret" });
  });

  it("takes the image that the project itself runs", async () => {
    const compose =
      "services:\n  db:\n    image: postgres:17-alpine\n  redis:\n    image: ${IMAGE}\n";
    const tree = new MemoryTree([["compose.yaml", compose]]);
    const images = (await servicesOf(variables, tree)).map(({ image }) => image);
    expect(images).toEqual(["postgres:17-alpine", "redis:8", "mysql:8"]);
  });

  it("tells the variables that point at services", () => {
    expect(Object.keys(serviceVariables(variables))).toEqual([
      "DATABASE_URL",
      "REDIS_URL",
      "CELERY_BROKER_URL",
      "REPLICA_URL",
    ]);
  });
});
