import { describe, expect, it } from "vitest";
import { BLOG, filesAfter, planned } from "./planned.ts";

const SETTINGS = BLOG["site_config/settings.py"]!;

/** The blog with Celery, Channels and pages. */
const SITE: Readonly<Record<string, string>> = {
  ...BLOG,
  "requirements.txt": "Django==5.2.1\ncelery==5.5\nchannels==4.3\ndjango-environ==0.12\n",
  "site_config/settings.py": `import environ

env = environ.Env()
${SETTINGS}ASGI_APPLICATION = "site_config.asgi.application"
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
CELERY_BROKER_URL = env("CELERY_BROKER_URL")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": []},
    },
]
`,
  "site_config/celery.py": `from celery import Celery

app = Celery("site")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
`,
  "site_config/asgi.py": `from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter

from site_config.websockets import urlpatterns

application = ProtocolTypeRouter({"websocket": AuthMiddlewareStack(URLRouter(urlpatterns))})
`,
  "site_config/websockets.py": "urlpatterns = []\n",
  ".env.example": "SECRET_KEY=\n",
};

const RUNS: readonly (readonly [string, readonly string[]])[] = [
  [
    "context-processor blog.branding --vars support_email,posts=blog.Post,product=Shop,theme=user.theme",
    ["blog/context_processors.py", "site_config/settings.py", ".env.example"],
  ],
  ["consumer blog.ChatConsumer --group room:name", ["blog/consumers.py", "websockets.py"]],
  ["consumer blog.Live --auth staff --route ws/live/", ["blog/consumers.py", "websockets.py"]],
  ["consumer blog.Echo --auth anyone", ["blog/consumers.py", "websockets.py"]],
  ["periodic-task blog.purge --every 1h30m --queue slow", ["blog/tasks.py", "settings.py"]],
  [
    "webhook blog.stripe --tolerance 60",
    ["blog/webhooks.py", "blog/tasks.py", "blog/models.py", "blog/urls.py", ".env.example"],
  ],
  [
    "healthcheck --checks db,cache,migrations,storage,queue",
    ["blog/health.py", "site_config/urls.py", "test_health"],
  ],
];

describe("kinds that connect a site", () => {
  it.each(RUNS)("%s writes its files, and nothing when run again", async (line, expected) => {
    const draft = await planned(line.split(" "), SITE);
    const paths = draft.changes.files.map(({ path }) => path).join(" ");
    for (const part of expected) expect(paths).toContain(part);
    expect(draft.changes.manuals).toEqual([]);

    const { changes } = await planned(line.split(" "), filesAfter(draft, SITE));

    expect(changes.files.map(({ path }) => path)).toEqual([]);
    expect(changes.manuals).toEqual([]);
  });

  it.each([
    ["context-processor blog.branding", "--vars"],
    ["context-processor blog.branding --vars a=SECRET_KEY", "secret"],
    ["context-processor blog.branding --vars request", "Take another name"],
    ["context-processor blog.branding --vars posts=blog.Pots", "blog.Post"],
    ["periodic-task blog.purge", "--every"],
    ["periodic-task blog.purge --every soon", "15m"],
    ["periodic-task blog.purge --every 15m15m", "15m"],
    ["healthcheck --app blgo", "blog"],
  ])("%s is refused with what to do", async (line, hint) => {
    const error = await planned(line.split(" "), SITE).catch((thrown: unknown) => thrown as Error);

    expect(error).toBeInstanceOf(Error);
    expect(`${(error as Error).message} ${(error as { next?: string }).next}`).toContain(hint);
  });

  it.each(["0 3 * *", "60 3 * * *", "0 3 * * fry", "*/0 * * * *", "0-70 * * * *"])(
    "--cron %s is refused",
    async (cron) => {
      const refusal = planned(["periodic-task", "blog.purge", "--cron", cron], SITE);

      await expect(refusal).rejects.toMatchObject({ code: "bad-cron" });
    },
  );

  it("schedules by the clock, with the days that Celery knows", async () => {
    const draft = await planned(["periodic-task", "blog.purge", "--cron", "*/5 3 * * 1-5,7"], SITE);

    expect(filesAfter(draft, SITE)["site_config/settings.py"]).toContain(
      'crontab(minute="*/5", hour="3", day_of_week="1-5,0")',
    );
  });

  it.each([
    ["consumer blog.Chat", "no-channels"],
    ["periodic-task blog.purge --every 15m", "no-celery"],
    ["webhook blog.stripe --queue slow", "no-celery"],
    ["healthcheck --checks queue", "no-celery"],
  ])("%s says what a plain project lacks", async (line, code) => {
    await expect(planned(line.split(" "), BLOG)).rejects.toMatchObject({ code });
  });

  it("refuses a consumer for users where connections have none, and groups without a layer", async () => {
    const asgi = SITE["site_config/asgi.py"]!.replace(/AuthMiddlewareStack\((.*?\))\)/, "$1");
    const open = { ...SITE, "site_config/asgi.py": asgi.replace(/^from channels.auth.*\n/, "") };
    const text = SITE["site_config/settings.py"]!.replace(/^CHANNEL_LAYERS.*\n/m, "");
    const bare = { ...SITE, "site_config/settings.py": text };

    await expect(planned(["consumer", "blog.Chat"], open)).rejects.toMatchObject({
      code: "no-users",
    });
    await expect(planned(["consumer", "blog.Chat", "--group", "all"], bare)).rejects.toMatchObject({
      code: "no-channel-layer",
    });
  });

  it("handles events in the request where there is no Celery", async () => {
    const after = filesAfter(await planned(["webhook", "blog.stripe"], BLOG));

    expect(after["blog/webhooks.py"]).toContain("def process_stripe_event(");
    expect(after["blog/webhooks.py"]).toContain("partial(process_stripe_event, event.pk)");
    expect(after["site_config/settings.py"]).toContain(
      'os.environ.get("STRIPE_WEBHOOK_SECRET", "")',
    );
  });

  it("adds to views of health the checks that they lack, before they are listed", async () => {
    const first = filesAfter(await planned(["healthcheck", "--checks", "db"], SITE), SITE);
    const after = filesAfter(
      await planned(["healthcheck", "--checks", "db,storage"], first),
      first,
    );
    const health = after["blog/health.py"]!;

    expect(health.indexOf("def check_storage")).toBeLessThan(health.indexOf("CHECKS"));
    expect(health).toContain('"storage": check_storage');
    expect(after["site_config/urls.py"]).toBe(first["site_config/urls.py"]);
  });
});
