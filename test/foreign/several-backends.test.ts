import { describe, expect, it } from "vitest";
import { add } from "./support.ts";
import { SINGLE } from "./trees.ts";

const SIGNS_UP = `from django.contrib.auth import login


def sign_up(request):
    user = make(request)
    login(request, user)
`;

describe("a second backend", () => {
  it("has calls named that log in without one", async () => {
    const { changes } = await add({ ...SINGLE, "blog/views.py": SIGNS_UP }, ["guardian"]);
    expect(changes.manuals).toMatchObject([
      { path: "blog/views.py", reason: expect.stringMatching(/^line 6 /) },
    ]);
    expect(changes.manuals[0]?.snippet).toBe(
      'login(request, user, backend="django.contrib.auth.backends.ModelBackend")',
    );
  });

  it("names the one of the repository, without which a session is nobody's", async () => {
    const settings = `${SINGLE["mysite/settings.py"]}\nAUTHENTICATION_BACKENDS = ("blog.auth.ByEmail",)\n`;
    const files = { ...SINGLE, "mysite/settings.py": settings, "blog/views.py": SIGNS_UP };
    const { changes } = await add(files, ["guardian"]);
    expect(changes.manuals[0]?.snippet).toBe('login(request, user, backend="blog.auth.ByEmail")');
  });

  it("says nothing where authenticate has found who logs in", async () => {
    const found = SIGNS_UP.replace("make(request)", "authenticate(request)");
    const { changes } = await add({ ...SINGLE, "blog/views.py": found }, ["guardian"]);
    expect(changes.manuals).toEqual([]);
  });
});
