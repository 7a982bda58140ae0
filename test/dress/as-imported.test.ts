import { beforeAll, expect, test } from "vitest";
import { asImported } from "../../src/dress/as-imported.ts";
import { loadPython } from "../../src/python/parse.ts";

beforeAll(loadPython);

const VIEWS = { path: "blog/views.py", module: "blog.views" };

const in_ = (file: string, code: string) => asImported(code, file, VIEWS);

test("what the file takes out of a module is named behind the module", () => {
  const file = "from rest_framework import permissions, viewsets\n\nfrom . import models\n";
  const code = `from rest_framework.permissions import IsAuthenticated
from rest_framework.viewsets import ModelViewSet

from blog.models import Post


class PostViewSet(ModelViewSet):
    queryset = Post.objects.all()
    permission_classes = [IsAuthenticated]
`;
  expect(in_(file, code)).toBe(`class PostViewSet(viewsets.ModelViewSet):
    queryset = models.Post.objects.all()
    permission_classes = [permissions.IsAuthenticated]
`);
});

test("names that the file takes out of the module itself stay names", () => {
  const file = "from rest_framework import viewsets\nfrom rest_framework.viewsets import ViewSet\n";
  const code =
    "from rest_framework.viewsets import ModelViewSet\n\n\nclass A(ModelViewSet):\n    pass\n";
  expect(in_(file, code)).toBe(code);
});

test("a module has the name that the file gives it", () => {
  const code = "import datetime as dt\n\nDAY = dt.timedelta(days=1)\n";
  expect(in_("import datetime\n", code)).toBe("DAY = datetime.timedelta(days=1)\n");
  expect(in_("import datetime as d\n", code)).toBe("DAY = d.timedelta(days=1)\n");
  expect(in_("from datetime import date\n", code)).toBe(code);
});

test("a name that means something else in the file is taken behind its module", () => {
  const code =
    "from django.views.generic import DetailView, ListView\n\n\nclass PostView(DetailView):\n    pass\n\n\nclass PostsView(ListView):\n    pass\n";
  const file = "import os\n\n\nclass DetailView:\n    pass\n";
  expect(in_(file, code)).toBe(
    "from django.views import generic\nfrom django.views.generic import ListView\n\n\nclass PostView(generic.DetailView):\n    pass\n\n\nclass PostsView(ListView):\n    pass\n",
  );
  const withModule = `from django.views import generic\n${file}`;
  expect(in_(withModule, code)).toBe(
    "class PostView(generic.DetailView):\n    pass\n\n\nclass PostsView(generic.ListView):\n    pass\n",
  );
});

test("code that gives a name a meaning of its own keeps its words", () => {
  const file = "from django.db import models\n";
  const own = [
    "from django.db.models import Q\n\n\ndef find(models):\n    return Q(pk__in=models)\n",
    "from django.db.models import Q\n\nQ = Q\n",
    'from django.db.models import Q\n\n\ndef find(one: "Q") -> None:\n    Q(one)\n',
  ];
  for (const code of own) expect(in_(file, code)).toBe(code);
});

test("attributes, arguments and definitions of others are no uses of a name", () => {
  const code =
    "from django.db.models import Q\n\n\nclass A:\n    def find(self):\n        return self.Q(Q=1, other=Q(a=2))\n";
  expect(in_("from django.db import models\n", code)).toBe(
    "class A:\n    def find(self):\n        return self.Q(Q=1, other=models.Q(a=2))\n",
  );
});

test("what does not parse stays as it is", () => {
  const code = "from django.db.models import Q\n\nX = Q(\n";
  expect(in_("from django.db import models\n", code)).toBe(code);
  expect(
    in_("from django.db import models\n\nX = (\n", "from django.db.models import Q\n\nX = Q()\n"),
  ).toBe("from django.db.models import Q\n\nX = Q()\n");
});

test("a module within a package is imported, not taken out of the package", () => {
  const code = "from django.contrib.admin import helpers\n\nNAME = helpers.ACTION_CHECKBOX_NAME\n";
  expect(in_("from django.contrib import admin\n", code)).toBe(code);
});
