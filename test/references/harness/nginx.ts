import type { Engine } from "../../../src/verify/container/engine.ts";
import type { DataBlock } from "./data.ts";

const IMAGE = "nginx:1";
const MARK = "@@block";

/**
 * Has nginx read blocks of its configuration, each within what it has to stand in.
 *
 * @returns what it says of those that it refuses
 */
export async function checkNginx(
  blocks: readonly DataBlock[],
  engine: Engine | undefined,
): Promise<(readonly [DataBlock, string])[]> {
  if (blocks.length === 0) return [];
  if (!engine) return blocks.map((one) => [one, "it needs a container engine"] as const);
  const script = blocks.map(({ block }, index) => testOf(block.code, index)).join("\n");
  const done = await engine.run(["run", "--rm", "--interactive", IMAGE, "sh"], { input: script });
  const parts = done.output.split(MARK).slice(1);
  return blocks.flatMap((one, index) => {
    const part = parts[index];
    const [, status, said = ""] = /^ (\d+)\n([^]*)$/.exec(part ?? "") ?? [];
    return status === "0" ? [] : [[one, said.trim() || done.output.trim()] as const];
  });
}

function testOf(code: string, index: number): string {
  const path = `/tmp/${index}.conf`;
  const files = [...code.matchAll(/^\s*ssl_(?:certificate|certificate_key)\s+([^;]+);/gm)];
  const certificates = files.map(([, file]) => file!);
  const hosts = [
    ...code.matchAll(/(?:proxy_pass\s+https?:\/\/|^\s*server\s+)([a-z][\w.-]*)(?=[:;/])/gm),
  ];
  const folders = [...code.matchAll(/^\s*proxy_cache_path\s+(\S+)/gm)];
  return [
    ...hosts.map(([, host]) => `echo 127.0.0.1 ${host} >> /etc/hosts`),
    ...folders.map(([, folder]) => `mkdir -p ${folder}`),
    ...certificates.map((file) => `mkdir -p $(dirname ${file})`),
    ...pairs(certificates).map(
      ([certificate, key]) =>
        `openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=example.com -keyout ${key} -out ${certificate} 2>/dev/null`,
    ),
    `cat > ${path} <<'END_OF_BLOCK'`,
    within(code),
    "END_OF_BLOCK",
    `said=$(nginx -t -c ${path} 2>&1); echo "${MARK} $?"; echo "$said"`,
  ].join("\n");
}

/** Certificates stand before their keys. */
function pairs(files: readonly string[]): [string, string][] {
  return files.flatMap((file, at): [string, string][] =>
    at % 2 === 0 && files[at + 1] ? [[file, files[at + 1]!]] : [],
  );
}

/** A whole configuration, of which the block is a part. */
function within(code: string): string {
  if (/^events\b/m.test(code)) return code;
  const isOfServer = !/^(server|upstream|map|limit_req_zone|http|proxy_cache_path)\b/m.test(code);
  const inHttp = /^http\b/m.test(code)
    ? code
    : `http {\n${isOfServer ? `server {\n${code}}` : code}\n}`;
  return `events {}\n${inHttp}`;
}
