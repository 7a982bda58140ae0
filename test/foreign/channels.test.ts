import { describe, expect, it } from "vitest";
import { add } from "./support.ts";
import { SINGLE } from "./trees.ts";

describe("channels", () => {
  it("is tested with users of the repository's own model", async () => {
    const { text } = await add(SINGLE, ["channels"]);
    const test = text("mysite/tests/test_websockets.py");
    expect(test).toContain("get_user_model()");
    expect(test).not.toContain("UserFactory");
  });

  it("says what serves WebSockets, where nothing starts a server or what starts knows none", async () => {
    const { notes, changes } = await add(SINGLE, ["channels"]);
    expect(changes.manuals).toEqual([]);
    expect(notes.join("\n")).toContain("uvicorn mysite.asgi:application");
    const started = await add({ ...SINGLE, Procfile: "web: gunicorn mysite.wsgi\n" }, ["channels"]);
    expect(started.changes.manuals.map(({ path }) => path)).toEqual(["Procfile"]);
  });
});
