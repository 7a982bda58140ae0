import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { catalogue } from "../../generators/index.ts";
import type { Answers } from "../../src/recipes/answers.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { resolveFeatures } from "../../src/recipes/resolve.ts";
import { ANSWERS } from "../answers.ts";

type Yaml = any;

/** The files of a project with every feature that its answers allow. */
async function everything(change: Partial<Answers>): Promise<Map<string, string>> {
  const answers = { ...ANSWERS, ...change };
  const preset = catalogue.features.map(({ name }) => name);
  const { features } = resolveFeatures(catalogue.features, { preset, with: [], answers });
  const { changes } = await planProject({ ...answers, features }, catalogue);
  return new Map(changes.files.map(({ path, after }) => [path, after ?? ""]));
}

const read = (files: Map<string, string>, path: string): Yaml =>
  parse(files.get(path) ?? "", { merge: true });

const DATABASES = ["postgres", "mysql", "sqlite"] as const;
const MANAGERS = ["uv", "pip", "poetry"] as const;

describe.each(DATABASES)("the production stack on %s", (database) => {
  const stack = everything({ database }).then((files) => read(files, "compose.production.yaml"));
  const services = stack.then(({ services }) => Object.entries<Yaml>(services));

  it("gives no service a right or a file system that it does not need", async () => {
    for (const [name, service] of await services) {
      expect(service, name).toMatchObject({
        cap_drop: ["ALL"],
        read_only: true,
        security_opt: ["no-new-privileges:true"],
      });
    }
  });

  it("checks the health of what stays, and limits what it takes", async () => {
    for (const [name, service] of await services) {
      if (service.restart !== "unless-stopped") continue;
      expect(service.healthcheck, name).toBeDefined();
      expect(service.deploy.resources.limits.memory, name).toBeDefined();
    }
  });

  it("serves once the database is migrated, and to this machine alone", async () => {
    const { web, migrate } = (await stack).services;
    expect(web.depends_on.migrate).toEqual({ condition: "service_completed_successfully" });
    expect(migrate.depends_on?.db).toEqual(
      database === "sqlite" ? undefined : { condition: "service_healthy" },
    );
    expect(web.ports).toEqual(["127.0.0.1:${PORT:-8000}:8000"]);
  });

  it("declares every volume that it names, and waits only for services that it has", async () => {
    const { services, volumes } = await stack;
    for (const [name, service] of Object.entries<Yaml>(services)) {
      const sources = (service.volumes ?? []).map((volume: string) => volume.split(":")[0]);
      const named = sources.filter((source: string) => !/^[./]/.test(source));
      expect(Object.keys(volumes), name).toEqual(expect.arrayContaining(named));
      const awaited = Object.keys(service.depends_on ?? {});
      expect(Object.keys(services), name).toEqual(expect.arrayContaining(awaited));
    }
  });
});

describe.each(MANAGERS)("the pipeline with %s", (packageManager) => {
  it("runs on GitHub, with each action at a version", async () => {
    const files = await everything({ packageManager, ci: "github" });
    const { jobs } = read(files, ".github/workflows/ci.yml");
    expect(Object.keys(jobs)).toEqual(["code", "tests", "production"]);
    const actions = Object.values<Yaml>(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ uses }: Yaml) => uses ?? []),
    );
    for (const action of actions) expect(action).toMatch(/@v\d+(\.\d+\.\d+)?$/);
    expect(jobs.tests.env.DATABASE_URL).toMatch(/^postgres:/);
    expect(files.has(".gitlab-ci.yml")).toBe(false);
  });

  it("runs on GitLab", async () => {
    const files = await everything({ packageManager, ci: "gitlab" });
    const pipeline = read(files, ".gitlab-ci.yml");
    for (const name of ["code", "tests", "production"]) {
      expect(pipeline.stages).toContain(pipeline[name].stage ?? pipeline[".python"].stage);
    }
    const forGitHub = /^\.github\/(?!copilot-instructions\.md$)/;
    expect([...files.keys()].filter((path) => forGitHub.test(path))).toEqual([]);
  });
});

describe("the manifests for Kubernetes", () => {
  const project = everything({});
  const manifest = async (name: string) => read(await project, `deploy/k8s/${name}`);
  const pods = async () => [
    (await manifest("deployment.yaml")).spec.template,
    (await manifest("migrate.yaml")).spec.template,
  ];

  it("are all part of the kustomization", async () => {
    const files = [...(await project).keys()].filter((path) =>
      /^deploy\/k8s\/.*\.yaml$/.test(path),
    );
    const names = files.map((path) => path.replace("deploy/k8s/", ""));
    const { resources } = await manifest("kustomization.yaml");
    expect(resources).toEqual(names.filter((name) => name !== "kustomization.yaml").sort());
  });

  it("run as nobody, on a file system that is read-only, without a token", async () => {
    for (const { spec } of await pods()) {
      expect(spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 10001 },
      });
      for (const container of [...spec.containers, ...(spec.initContainers ?? [])]) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        });
      }
    }
  });

  it("select the pods of the deployment", async () => {
    const { spec } = await manifest("deployment.yaml");
    const { labels } = spec.template.metadata;
    expect(spec.selector.matchLabels).toEqual(labels);
    expect((await manifest("service.yaml")).spec.selector).toEqual(labels);
    expect((await manifest("disruption.yaml")).spec.selector.matchLabels).toEqual(labels);
    const { kind, name } = (await manifest("scaling.yaml")).spec.scaleTargetRef;
    expect({ kind, name }).toEqual({ kind: "Deployment", name: "web" });
  });

  it("are probed under a host that the settings allow", async () => {
    const settings = (await project).get("deploy/k8s/settings.env");
    const host = /^ALLOWED_HOSTS=(.*)$/m.exec(settings ?? "")?.[1];
    const [web] = (await manifest("deployment.yaml")).spec.template.spec.containers;
    for (const probe of ["startupProbe", "livenessProbe", "readinessProbe"]) {
      expect(web[probe].httpGet.httpHeaders).toEqual([{ name: "Host", value: host }]);
    }
    expect((await manifest("ingress.yaml")).spec.rules[0].host).toBe(host);
  });

  it("hold no secret", async () => {
    const texts = [...(await project)].filter(([path]) => path.startsWith("deploy/k8s/"));
    for (const [path, text] of texts)
      expect(text, path).not.toMatch(/kind: Secret|SECRET_KEY|:\/\//);
  });
});
