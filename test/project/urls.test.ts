import { expect, test } from "vitest";
import { withSettings } from "./support/project.ts";

async function routes(
  urls: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const facts = await withSettings(
    'ROOT_URLCONF = "shop.urls"\nMEDIA_URL = "/media/"\nDEBUG = True\n',
    {
      "shop/urls.py": urls,
      ...files,
    },
  );
  return facts.routes.map(({ route, view, target, name, conditional }) =>
    [`/${route}`, target ?? view, name, conditional && "?"].filter(Boolean).join(" "),
  );
}

test("routes, views and names; includes are followed with their namespaces", async () => {
  const found = await routes(
    `from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import TemplateView
from . import views
from shop.pages.views import Index as Start

app = [path("deep/", views.deep, name="deep")]
urlpatterns = [
    path("", Start.as_view(), name="start"),
    path("admin/", admin.site.urls),
    re_path(r"^old/(?P<pk>\\d+)/$", views.old),
    path("about/", TemplateView.as_view(template_name="about.html"), name="about"),
    path("polls/", include("polls.urls")),
    path("again/", include("polls.urls", namespace="again")),
    path("list/", include((app, "listed"))),
    path("accounts/", include("allauth.urls")),
    path("missing/", include("nowhere.urls")),
] + static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

if settings.DEBUG:
    import debug_toolbar
    urlpatterns += [path("__debug__/", include(debug_toolbar.urls))]
`,
    {
      "shop/views.py": "raise Exception('views are not loaded')\n",
      "polls/__init__.py": "",
      "polls/urls.py": `from django.urls import path
from . import views

app_name = "polls"
urlpatterns = [path("<int:pk>/", views.login_required(views.detail), name="detail")]
`,
    },
  );
  expect(found).toEqual([
    "/ shop.pages.views.Index start",
    "/admin/ include(django.contrib.admin.site.urls)",
    "/old/(?P<pk>\\d+)/ shop.views.old",
    "/about/ django.views.generic.TemplateView about",
    "/polls/<int:pk>/ polls.views.detail polls:detail",
    "/again/<int:pk>/ polls.views.detail again:detail",
    "/list/deep/ shop.views.deep listed:deep",
    "/accounts/ include(allauth.urls)",
    "/missing/ include(nowhere.urls)",
    "/media/ django.views.static.serve",
    "/__debug__/ include(debug_toolbar.urls)",
  ]);
});

test("lists that are reassigned, decorated, discovered, and grow by tuples", async () => {
  const found = await routes(
    `from django.urls import path
from .tools import discover, decorate
from . import views

base = [path("base/", views.base)]
urlpatterns = discover(["a", "b"]) + [path("home/", views.home)]
urlpatterns += path("tuple/", views.tuple),
urlpatterns.append(path("last/", views.last))
urlpatterns = decorate(urlpatterns, None) + base
`,
    {
      "shop/views.py": "",
      "shop/tools.py": `from importlib import import_module
from django.urls import include, path


def discover(names):
    found = []
    for name in names:
        found.append(path(f"{name}/", include(f"shop.plugins.{name}")))
    return found


def decorate(patterns, decorator):
    for pattern in patterns:
        pattern.callback = decorator
    return patterns
`,
      "shop/plugins/__init__.py": "",
      "shop/plugins/a.py": 'from django.urls import path\nurlpatterns = [path("x/", None)]\n',
      "shop/plugins/b.py": "urlpatterns = []\n",
    },
  );
  expect(found.map((line) => line.split(" ")[0])).toEqual([
    "/a/x/",
    "/home/",
    "/tuple/",
    "/last/",
    "/base/",
  ]);
});

test("routers, translated patterns and conditions", async () => {
  const found = await routes(
    `import socket
from django.conf.urls import url
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from rest_framework.routers import DefaultRouter
from shop.api import views


class OwnRouter(DefaultRouter):
    include_root_view = False


router = OwnRouter()
router.register(r"orders", views.OrderViewSet, basename="order")
router.register("items", viewset=views.ItemViewSet)

urlpatterns = [path("api/", include((router.urls, "api"), namespace="v1"))]
urlpatterns += i18n_patterns(path("hello/", views.hello, name="hello"), *[url(r"^bye$", views.bye)])
if socket.gethostname() == "staging":
    urlpatterns.append(path("probe/", views.probe))
`,
    { "shop/api/__init__.py": "", "shop/api/views.py": "" },
  );
  expect(found).toEqual([
    "/api/orders/ shop.api.views.OrderViewSet v1:order-list",
    "/api/items/ shop.api.views.ItemViewSet",
    "/<language>/hello/ shop.api.views.hello hello",
    "/<language>/bye shop.api.views.bye",
    "/probe/ shop.api.views.probe ?",
  ]);
});

test("two sites have a configuration each, and a circle ends", async () => {
  const found = await routes(
    'from django.urls import include, path\nurlpatterns = [path("loop/", include("shop.urls")), path("x/", None)]\n',
    { "shop/urls_public.py": "urlpatterns = []\n" },
  );
  expect(found.length).toBeLessThan(20);
  expect(found.at(-1)).toBe("/x/ None");
});
