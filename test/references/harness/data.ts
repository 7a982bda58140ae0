import { transform } from "esbuild";
import { parseTOML } from "toml-eslint-parser";
import { parseAllDocuments } from "yaml";
import { topicId } from "../../../src/references/document.ts";
import type { Engine } from "../../../src/verify/container/engine.ts";
import { checkNginx } from "./nginx.ts";
import type { LooseBlock, Trouble } from "./plan.ts";

export type DataBlock = LooseBlock<"data">;

/** Parses blocks of configuration, with the programs that read such files where there are any. */
export async function checkData(
  blocks: readonly DataBlock[],
  engine: Engine | undefined,
): Promise<Trouble[]> {
  const troubles: Trouble[] = [];
  for (const one of blocks) {
    if (one.kind.language === "nginx") continue;
    try {
      await checkOne(one, engine);
    } catch (error) {
      troubles.push(troubleOf(one, error instanceof Error ? error.message : String(error)));
    }
  }
  const nginx = blocks.filter(({ kind }) => kind.language === "nginx");
  for (const [one, what] of await checkNginx(nginx, engine)) troubles.push(troubleOf(one, what));
  return troubles;
}

function troubleOf({ topic, block }: DataBlock, what: string): Trouble {
  const where = `references/${topic.document}.md:${block.line}`;
  return { topic: topicId(topic), where, what };
}

async function checkOne({ block, kind }: DataBlock, engine: Engine | undefined): Promise<void> {
  switch (kind.language) {
    case "yaml":
      return checkYaml(kind.file, block.code, engine);
    case "toml":
      parseTOML(block.code);
      return;
    case "json":
      JSON.parse(block.code);
      return;
    case "ini":
      return checkIni(block.code);
    case "dockerfile":
      return checkDockerfile(block.code);
    case "javascript":
      await transform(block.code, { loader: "ts", logLevel: "silent" });
      return;
    case "nginx":
      return;
  }
}

async function checkYaml(file: string, code: string, engine: Engine | undefined): Promise<void> {
  const documents = parseAllDocuments(code);
  if (!Array.isArray(documents)) throw new Error("it is empty");
  const [error] = documents.flatMap((document) => [...document.errors, ...document.warnings]);
  if (error) throw error;
  const values: unknown[] = documents.map((document) => document.toJS() as unknown);
  if (/compose/.test(file)) await checkCompose(code, engine);
  else if (/k8s|kustomization/.test(file)) values.forEach(checkManifest);
  else if (/workflow/.test(file)) values.forEach(checkWorkflow);
}

async function checkCompose(code: string, engine: Engine | undefined): Promise<void> {
  if (!engine) return;
  const done = await engine.compose(
    ["--project-name", "example", "--file", "-", "config", "--quiet", "--no-interpolate"],
    { input: code },
  );
  if (done.status !== 0) throw new Error(done.output.trim());
}

function checkManifest(value: unknown): void {
  const { apiVersion, kind, metadata } = (value ?? {}) as Record<string, unknown>;
  if (typeof apiVersion !== "string" || typeof kind !== "string")
    throw new Error("a manifest has an apiVersion and a kind");
  const named = (metadata as { name?: unknown } | undefined)?.name;
  if (kind !== "Kustomization" && typeof named !== "string")
    throw new Error(`${kind} has no metadata.name`);
}

function checkWorkflow(value: unknown): void {
  const { on, jobs } = (value ?? {}) as { on?: unknown; jobs?: Record<string, unknown> };
  if (on === undefined || !jobs) throw new Error("a workflow has `on` and `jobs`");
  for (const [name, job] of Object.entries(jobs)) {
    const { steps, uses } = (job ?? {}) as Record<string, unknown>;
    if (uses === undefined && !Array.isArray(steps)) throw new Error(`job ${name} has no steps`);
    for (const step of (steps as Record<string, unknown>[] | undefined) ?? []) {
      if (("uses" in step ? 1 : 0) + ("run" in step ? 1 : 0) !== 1)
        throw new Error(`a step of ${name} has one of \`uses\` and \`run\``);
    }
  }
}

function checkIni(code: string): void {
  for (const line of code.split("\n")) {
    if (/^\s*([#;].*)?$|^\[[^\]]+\]$|^[\w.:*-]+\s*[=:]|^\s+\S/.test(line)) continue;
    throw new Error(`no section, key or comment: ${line}`);
  }
}

const INSTRUCTION =
  /^(FROM|ARG|RUN|COPY|ADD|ENV|WORKDIR|USER|EXPOSE|CMD|ENTRYPOINT|HEALTHCHECK|LABEL|VOLUME|STOPSIGNAL|SHELL|ONBUILD)\s+(\S.*)$/s;

function checkDockerfile(code: string): void {
  const lines = code.split("\n").filter((line) => !/^\s*(#.*)?$/.test(line));
  const instructions = lines.join("\n").replaceAll(/\\\n/g, " ").split("\n");
  for (const instruction of instructions) {
    const [, name, rest = ""] = INSTRUCTION.exec(instruction) ?? [];
    if (!name) throw new Error(`no instruction: ${instruction}`);
    const list = /^(?:--\S+\s+)*(\[.*\])$/.exec(rest)?.[1];
    if (list && name !== "ENV" && name !== "LABEL") JSON.parse(list);
  }
}
