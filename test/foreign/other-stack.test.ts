import { describe, expect, it } from "vitest";
import { add } from "./support.ts";
import { DEPLOYED, SINGLE } from "./trees.ts";

const SERVING = { ...SINGLE, Dockerfile: "FROM python:3.13\nCMD gunicorn mysite.wsgi\n" };
const ENTRY = {
  ...SINGLE,
  Dockerfile: 'FROM python:3.13\nENTRYPOINT ["/app/entrypoint.sh"]\n',
  "entrypoint.sh": 'python manage.py flush --no-input\nexec "$@"\n',
};

describe("a stack of ours", () => {
  it("is built on an image that starts a server, by itself or by a script", async () => {
    expect((await add(SERVING, ["docker"])).paths).toContain("compose.production.yaml");
    const script = "python manage.py migrate\nexec gunicorn mysite.wsgi\n";
    const byScript = await add({ ...ENTRY, "entrypoint.sh": script }, ["docker"]);
    expect(byScript.paths).toContain("compose.production.yaml");
  });

  it.each([
    ["that empties the database of developers", ENTRY],
    ["that serves developers", DEPLOYED],
  ])("is not built on an image %s", async (_, files) => {
    const { paths, changes } = await add(files, ["docker"]);
    expect(paths).not.toContain("compose.production.yaml");
    expect(paths).not.toContain("gunicorn.conf.py");
    expect(changes.manuals).toMatchObject([
      { path: "Dockerfile", snippet: "django-expert add docker --replace" },
    ]);
    const { paths: replaced } = await add(files, ["docker"], { replace: true });
    expect(replaced).toEqual(expect.arrayContaining(["Dockerfile", "compose.production.yaml"]));
  });

  it("does not stand beside another one, which gets its services by hand", async () => {
    const files = { ...SERVING, "docker-compose.prod.yml": "services:\n  web:\n    build: .\n" };
    const { paths, kept, changes } = await add(files, ["nginx"]);
    expect(paths).not.toContain("compose.production.yaml");
    expect(kept.map(({ path }) => path)).toContain("docker-compose.prod.yml");
    const [step] = changes.manuals;
    expect(step?.path).toBe("docker-compose.prod.yml");
    expect(step?.snippet).toContain("nginx:");
  });

  it("is not what pods run, either, where the image starts no server", async () => {
    const files = { ...ENTRY, "docker-compose.prod.yml": "services:\n  web:\n    build: .\n" };
    expect((await add(files, ["docker"])).changes.manuals).toEqual([]);
    const { changes } = await add(files, ["k8s"]);
    expect(changes.manuals).toMatchObject([
      { path: "Dockerfile", snippet: "django-expert add docker --replace" },
    ]);
  });

  it.each([
    ["another one", { ...SERVING, "docker-compose.prod.yml": "services:\n" }],
    ["an image that starts no server", ENTRY],
  ])("is what releases replace, and not %s", async (_, files) => {
    await expect(add(files, ["deploy"])).rejects.toMatchObject({ code: "feature-unavailable" });
  });
});
