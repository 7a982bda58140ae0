import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { Failure } from "../../errors.ts";
import type { Tree } from "../../tree/tree.ts";
import type { Dependencies } from "../dependencies.ts";
import { excerpt } from "../excerpt.ts";
import { installationFailure } from "../installation-failure.ts";
import { fingerprint, installationOf } from "../installation.ts";
import type { ExecuteOptions } from "../processes.ts";
import { failedStep } from "./build-output.ts";
import type { Engine } from "./engine.ts";

const REPOSITORY = "django-expert-env";
/** Marks the images, so that old ones are found again. */
export const ENVIRONMENT_LABEL = "django-expert.environment";
const VENV = "/venv";
export const WORKDIR = "/project";

/** An image with the dependencies of a project and nothing of the project itself. */
export interface EnvironmentImage {
  /** Repository and tag; the tag is a hash of all that is in the image. */
  name: string;
  python: string;
  dockerfile: string;
  files: ReadonlyMap<string, string>;
}

/** What packages need of Debian to be built or to be imported, by what names them. */
const SYSTEM_PACKAGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bmysqlclient\b/i, ["gcc", "pkg-config", "default-libmysqlclient-dev"]],
  [/\bpsycopg2\b(?!-)|\bpsycopg-c\b|\bpsycopg\[c/i, ["gcc", "libpq-dev"]],
  [/\bpython-magic\b/i, ["libmagic1"]],
  [/\buwsgi\b/i, ["gcc"]],
  [/\bweasyprint\b/i, ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]],
];

const UNAVAILABLE =
  /failed to resolve source metadata|manifest unknown|pull access denied|initializing source docker/i;

export function environmentImage(
  tree: Tree,
  dependencies: Dependencies,
  python: string,
): EnvironmentImage {
  const dockerfile = dockerfileOf(dependencies, python, systemPackages(tree, dependencies));
  const files = new Map([...dependencies.files].sort());
  return {
    name: `${REPOSITORY}:${fingerprint(dockerfile, [...files])}`,
    python,
    dockerfile,
    files,
  };
}

/**
 * Builds the image. What is fetched stays in a cache of the engine, so that a changed dependency fetches
 * only itself.
 *
 * @param folder an empty place for the build context; it is removed
 * @throws Failure where the base image cannot be had or the dependencies cannot be installed
 */
export async function buildImage(
  engine: Engine,
  image: EnvironmentImage,
  folder: string,
  options: Pick<ExecuteOptions, "signal" | "onLine">,
): Promise<void> {
  for (const [path, text] of image.files) {
    await mkdir(dirname(join(folder, "deps", path)), { recursive: true });
    await writeFile(join(folder, "deps", path), text);
  }
  await writeFile(join(folder, "Dockerfile"), image.dockerfile);
  try {
    const built = await engine.build(["--tag", image.name, folder], options);
    if (built.status !== 0) throw notBuilt(image, built.output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function dockerfileOf(
  dependencies: Dependencies,
  python: string,
  packages: readonly string[],
): string {
  const { commands, env } = installationOf(dependencies, VENV, "python3");
  const cache = "--mount=type=cache,target=/root/.cache";
  const install = commands.map((argv) => `RUN ${cache} ${JSON.stringify(argv)}\n`).join("");
  const variables = Object.entries({ ...env, UV_LINK_MODE: "copy", UV_PYTHON_DOWNLOADS: "never" })
    .map(([name, value]) => ` ${name}=${value}`)
    .join("");
  return `FROM python:${python}-slim
LABEL ${ENVIRONMENT_LABEL}=1
${packages.length > 0 ? aptGet(packages) : ""}RUN ${cache} ["pip", "install", "--quiet", "--root-user-action=ignore", "uv"]
WORKDIR /deps
COPY deps/ ./
ENV${variables}
${install}ENV PATH=${VENV}/bin:$PATH VIRTUAL_ENV=${VENV} PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR ${WORKDIR}
`;
}

function aptGet(packages: readonly string[]): string {
  const headers = `python3 -c 'import os, sysconfig as s; assert os.path.exists(s.get_path("include") + "/Python.h")'`;
  const install = "apt-get install -qq -y --no-install-recommends";
  const lines = [
    "apt-get update -qq",
    `${install} ${packages.join(" ")}`,
    // A Python that came from Debian, rather than with the image, leaves out its headers.
    ...(packages.includes("gcc") ? [`(${headers} 2>/dev/null || ${install} python3-dev)`] : []),
    "rm -rf /var/lib/apt/lists/*",
  ];
  return `RUN ${lines.join(" && ")}\n`;
}

function systemPackages(tree: Tree, { files, requirements, git }: Dependencies): string[] {
  const text = [...files.values(), ...requirements].join("\n");
  const needed = SYSTEM_PACKAGES.flatMap(([named, packages]) => (named.test(text) ? packages : []));
  if (git) needed.push("git");
  if (tree.list().some((path) => path.endsWith(".po"))) needed.push("gettext");
  return [...new Set(needed)].sort();
}

function notBuilt({ python }: EnvironmentImage, output: string): Failure {
  if (!UNAVAILABLE.test(output)) return installationFailure(failedStep(output));
  return new Failure({
    code: "image-unavailable",
    message: `The image python:${python}-slim could not be fetched.`,
    next: "Check the connection to the registry, or verify without containers: --runner local.",
    details: excerpt(output),
  });
}
