import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacksPython, runProbe } from "../support/python.ts";

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer(({ url, headers }, answer) => {
    const to: Record<string, string> = {
      "/relative": "/page?x=1",
      "/secure": `https://${headers.host}/page`,
      "/away": "https://elsewhere.example/",
      "/loop": "/loop",
    };
    const location = to[url!];
    if (location) answer.writeHead(302, { location }).end();
    else answer.writeHead(200, { "X-Seen": String(headers["x-forwarded-proto"]) }).end(`at ${url}`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

interface Answer {
  status: number;
  headers: readonly (readonly [string, string])[];
  body: string;
}

async function fetched(...paths: readonly string[]): Promise<readonly Answer[]> {
  const headers = { Host: "shop.example", "X-Forwarded-Proto": "https" };
  const requests = paths.map((path) => ({
    url: path.startsWith("http") ? path : base + path,
    headers,
  }));
  return (await runProbe<readonly Answer[]>("fetch", [JSON.stringify(requests)]))!;
}

describe.skipIf(lacksPython)("the probe for pages (skipped: no Python)", () => {
  it("gives status, headers and body, and passes on the headers of a proxy", async () => {
    const [page] = await fetched("/page");
    expect(page).toMatchObject({ status: 200, body: "at /page" });
    expect(Object.fromEntries(page!.headers)).toMatchObject({ "x-seen": "https" });
  });

  it("follows redirects within the site only", async () => {
    const answers = await fetched("/relative", "/secure", "/away", "/loop");
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 302, 302]);
    expect(answers[0]!.body).toBe("at /page?x=1");
  });

  it("tells where there is no answer", async () => {
    const [nobody] = await fetched("http://127.0.0.1:1/");
    expect(nobody).toMatchObject({ status: 0, headers: [] });
    expect(nobody!.body).toMatch(/refused/i);
  });
});
