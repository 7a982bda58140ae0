import { describe, expect, it } from "vitest";
import { KINDS } from "../../../src/components/middleware/kinds.ts";
import { BLOG, filesAfter, planned } from "./planned.ts";

/** The blog with middleware and Celery. */
const CELERY: Readonly<Record<string, string>> = {
  ...BLOG,
  "requirements.txt": `${BLOG["requirements.txt"] ?? "Django==5.2.1\n"}celery==5.4\n`,
  "site_config/settings.py": `${BLOG["site_config/settings.py"]!}MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
`,
  "site_config/celery.py": `from celery import Celery

app = Celery("site")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
`,
};

const RUNS: readonly (readonly [string, readonly string[]])[] = [
  ...KINDS.map(({ value }): [string, readonly string[]] => [
    `middleware blog.Sample --kind ${value}`,
    ["blog/middleware.py", "site_config/settings.py", "test_sample_middleware"],
  ]),
  [
    "command blog.import_posts --arg path:path --dry-run-flag",
    ["management/commands/import_posts.py", "test_import_posts_command"],
  ],
  [
    "command warm_posts --recipe warm-cache --model blog.Post",
    ["management/commands/warm_posts.py"],
  ],
  ["service create_post --atomic", ["blog/services.py", "test_services_create_post"]],
  ["service blog.publish_post --lock", ["blog/services.py"]],
  ["service import_posts --bulk", ["blog/services.py"]],
  ["selector list_posts", ["blog/selectors.py", "test_selectors_list_posts"]],
  [
    "task blog.announce_post --model blog.Post --queue mails",
    ["blog/tasks.py", "site_config/settings.py", "test_tasks_announce_post"],
  ],
  ["test blog.Post", ["test_models"]],
];

describe("kinds of code", () => {
  it.each(RUNS)("%s writes its files, and nothing when run again", async (line, expected) => {
    const draft = await planned(line.split(" "), CELERY);
    const paths = draft.changes.files.map(({ path }) => path).join(" ");
    for (const part of expected) expect(paths).toContain(part);
    expect(draft.changes.manuals).toEqual([]);

    const again = await planned(line.split(" "), filesAfter(draft, CELERY));

    expect(again.changes.files.map(({ path }) => path)).toEqual([]);
  });
});

const WRONG: readonly (readonly [string, RegExp])[] = [
  ["middleware blog.Sample --after SessionMidleware", /there is no middleware SessionMidleware/],
  ["command blog.class", /keyword of Python/],
  ["command blog.load --arg limit:integer", /no type integer/],
  ["command blog.load --arg verbosity:int", /every command has it/],
  ["command blog.clear --recipe cleanup", /works on a model/],
  ["command blog.load --model blog.Post", /for the recipes/],
  ["service blog.tidy_up", /No model is named/],
  ["selector list_posts --select athor", /no relation athor/],
  ["task blog.send --retry nonsense", /no exception/],
  ["task blog.send --arg when:date", /travels as JSON/],
  ["task blog.send --time-limit soon", /no whole number/],
  ["test blog.PostForm --type form", /There is no blog.PostForm/],
];

describe("what kinds of code refuse", () => {
  it.each(WRONG)("%s", async (line, message) => {
    await expect(planned(line.split(" "), CELERY)).rejects.toThrow(message);
  });
});

/** The text of a file after a run. */
async function written(line: string, path: string, files = CELERY): Promise<string> {
  const draft = await planned(line.split(" "), files);
  return draft.changes.read(path) ?? "";
}

describe("middleware", () => {
  it("stands where its kind has to be, or where the options say", async () => {
    const settings = "site_config/settings.py";
    const auth = await written("middleware blog.Sample --kind auth", settings);
    const timing = await written("middleware blog.Sample --kind timing", settings);
    const asked = await written(
      "middleware blog.Sample --kind timing --after AuthenticationMiddleware",
      settings,
    );

    const at = (text: string, name: string) => text.indexOf(name, text.indexOf("MIDDLEWARE = ["));
    expect(at(auth, "SampleMiddleware")).toBeGreaterThan(at(auth, "AuthenticationMiddleware"));
    expect(at(timing, "SampleMiddleware")).toBeLessThan(at(timing, "django."));
    expect(at(asked, "SampleMiddleware")).toBeGreaterThan(at(asked, "AuthenticationMiddleware"));
  });

  it("is synchronous alone where asgiref may lack what marks a coroutine", async () => {
    const old = { ...CELERY, "requirements.txt": "Django==3.2.1\n" };
    const text = await written("middleware blog.Sample --kind headers", "blog/middleware.py", old);

    expect(text).not.toContain("markcoroutinefunction");
    expect(text).toContain("def __call__");
  });
});

describe("middleware of a repository that writes functions", () => {
  const files = {
    ...CELERY,
    "blog/middleware.py": "def plain(get_response):\n    return get_response\n",
    "site_config/settings.py": CELERY["site_config/settings.py"]!.replace(
      "MIDDLEWARE = [",
      'MIDDLEWARE = [\n    "blog.middleware.plain",',
    ),
  };

  it("is a function, unless it needs the hooks of a class", async () => {
    const module = "blog/middleware.py";

    expect(await written("middleware blog.Sample --kind timing", module, files)).toContain(
      "def sample_middleware(",
    );
    expect(await written("middleware blog.Sample --kind view", module, files)).toContain(
      "class SampleMiddleware",
    );
  });
});

describe("command", () => {
  it("makes options of arguments that may be left out", async () => {
    const text = await written(
      "command blog.load --arg path:path --arg limit:int:default=10 --arg names:str:many:optional --arg force:flag",
      "blog/management/commands/load.py",
    );

    expect(text.replaceAll("'", '"').match(/add_argument\(.*\)/g)).toEqual([
      'add_argument("path", type=Path)',
      'add_argument("--limit", type=int, default=10)',
      'add_argument("--names", nargs="*", default=[])',
      'add_argument("--force", action="store_true")',
    ]);
  });
});
