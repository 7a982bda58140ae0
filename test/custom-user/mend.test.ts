import { beforeAll, describe, expect, it } from "vitest";
import { mended } from "../../src/custom-user/mend.ts";
import type { Swap } from "../../src/custom-user/swap.ts";
import { loadPython } from "../../src/python/parse.ts";

beforeAll(() => loadPython());

const SWAP: Swap = { label: "people", module: "shop.people", isFirst: true, keepsTable: false };

function mend(text: string, path = "blog/views.py", swap: Partial<Swap> = {}) {
  return mended(path, text, { ...SWAP, ...swap }, ["blog", "shop"]);
}

interface Case {
  what: string;
  path?: string;
  before: string;
  after: string;
}

const CASES: readonly Case[] = [
  {
    what: "binds the name behind the imports, and leaves each use as it is",
    before: `from django.contrib.auth.models import Group, User
from django.shortcuts import render


def index(request):
    return render(request, "index.html", {"users": User.objects.all()})
`,
    after: `from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.shortcuts import render

User = get_user_model()


def index(request):
    return render(request, "index.html", {"users": User.objects.all()})
`,
  },
  {
    what: "names the model by its setting in relations, whatever is imported beside it",
    path: "blog/models.py",
    before: `from django.contrib.auth.models import User
from django.db import models


class Post(models.Model):
    author = models.ForeignKey(User, on_delete=models.CASCADE)
    editor = models.ForeignKey(to="auth.User", null=True, on_delete=models.SET_NULL)
    readers = models.ManyToManyField('auth.user')
`,
    after: `from django.conf import settings
from django.db import models


class Post(models.Model):
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    editor = models.ForeignKey(to=settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL)
`,
  },
  {
    what: "takes the class itself where a type is wanted",
    before: `from django.contrib.auth.models import User


def name_of(user: User) -> str:
    return user.get_full_name()
`,
    after: `from shop.people.models import User


def name_of(user: User) -> str:
    return user.get_full_name()
`,
  },
  {
    what: "takes the class itself as a base, and where a module only hands it on",
    before: `from django.contrib.auth.models import User as Person


class Author(Person):
    class Meta:
        proxy = True
`,
    after: `from shop.people.models import User as Person


class Author(Person):
    class Meta:
        proxy = True
`,
  },
  {
    what: "names the sender of a model's signal by the setting, and that of another by the class",
    before: `from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver


@receiver(post_save, sender=User)
def greet(sender, instance, **kwargs):
    pass


user_logged_in.connect(greet, sender=User)
`,
    after: `from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver

User = get_user_model()


@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def greet(sender, instance, **kwargs):
    pass


user_logged_in.connect(greet, sender=User)
`,
  },
  {
    what: "mends an import within a function where it stands",
    before: `def make():
    from django.contrib.auth.models import User

    return User.objects.create()
`,
    after: `def make():
    from django.contrib.auth import get_user_model

    User = get_user_model()

    return User.objects.create()
`,
  },
  {
    what: "has a migration wait for the new model, and take it from the setting",
    path: "blog/migrations/0002_fill.py",
    before: `from django.db import migrations


def fill(apps, schema_editor):
    User = apps.get_model("auth", "User")


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(fill),
    ]
`,
    after: `from django.conf import settings
from django.db import migrations


def fill(apps, schema_editor):
    User = apps.get_model(settings.AUTH_USER_MODEL)


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(fill),
    ]
`,
  },
  {
    what: "renames permissions, routes of the admin, content types and paths to the class",
    before: `def test(user, reverse, patch, ContentType):
    user.has_perm("auth.change_user")
    user.has_perm("auth.change_group")
    reverse("admin:auth_user_changelist")
    reverse("admin:auth_user_password_change", args=[1])
    patch("django.contrib.auth.models.User.email_user")
    ContentType.objects.get(app_label="auth", model="user")
    ContentType.objects.get(app_label="auth", model="group")
`,
    after: `def test(user, reverse, patch, ContentType):
    user.has_perm("people.change_user")
    user.has_perm("auth.change_group")
    reverse("admin:people_user_changelist")
    reverse("admin:auth_user_password_change", args=[1])
    patch("shop.people.models.User.email_user")
    ContentType.objects.get(app_label="people", model="user")
    ContentType.objects.get(app_label="auth", model="group")
`,
  },
  {
    what: "gives forms that build on Django's the model that their Meta lacks",
    before: `from django.contrib.auth.forms import UserCreationForm


class SignUpForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = ("username", "email")
`,
    after: `from django.contrib.auth import get_user_model
from django.contrib.auth.forms import UserCreationForm


class SignUpForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = get_user_model()
        fields = ("username", "email")
`,
  },
  {
    what: "takes a form that is used as it is from the new app",
    before: `from django.contrib.auth.forms import UserCreationForm
from django.views.generic import CreateView


class SignUp(CreateView):
    form_class = UserCreationForm
`,
    after: `from django.views.generic import CreateView

from shop.people.forms import UserCreationForm


class SignUp(CreateView):
    form_class = UserCreationForm
`,
  },
  {
    what: "mends what is read from the module of the models",
    before: `from django.contrib.auth import models as auth_models

COUNT = auth_models.User.objects.count
GROUPS = auth_models.Group
`,
    after: `from django.contrib.auth import get_user_model
from django.contrib.auth import models as auth_models

COUNT = get_user_model().objects.count
GROUPS = auth_models.Group
`,
  },
];

describe("mended", () => {
  it.each(CASES)("$what", ({ path, before, after }) => {
    const result = mend(before, path);
    expect(result?.text).toBe(after);
    expect(result?.left).toEqual([]);
    expect(mend(after, path)?.text ?? after).toBe(after);
  });

  it("takes the class itself where the new app is not loaded first", () => {
    const text = "from django.contrib.auth.models import User\n\nprint(User)\n";
    expect(mend(text, undefined, { isFirst: false })?.text).toBe(
      "from shop.people.models import User\n\nprint(User)\n",
    );
  });

  it("keeps a setting of another name apart", () => {
    const text = `from django.db import models

from . import settings


class Post(models.Model):
    author = models.ForeignKey("auth.User", on_delete=models.CASCADE)
`;
    expect(mend(text)?.text).toBe(text.replace("auth.User", "people.User"));
  });

  it("keeps line endings, a byte order mark and all that is not about users", () => {
    const text = '\uFEFFimport  os\r\n\r\nLABEL = f("auth.User")\r\n';
    const result = mend(text);
    expect(result?.text).toBe(text.replace("auth.User", "people.User"));
    expect(result?.looked).toMatchObject([{ line: 3, path: "blog/views.py" }]);
    expect(mend("import os\n")).toBeUndefined();
  });

  it("leaves the default of a reader of the setting", () => {
    const text = 'getattr(settings, "AUTH_USER_MODEL", "auth.User")\n';
    expect(mend(text)?.text).toBe(text);
  });

  it("reports SQL on the table, unless the table keeps its name", () => {
    const text = 'cursor.execute("SELECT id FROM auth_user")\n';
    expect(mend(text)?.left).toMatchObject([{ line: 1, code: text.trim() }]);
    expect(mend(text, undefined, { keepsTable: true })?.left).toEqual([]);
  });

  it("reports a star", () => {
    const text = "from django.contrib.auth.models import *\n\nUser.objects.all()\n";
    expect(mend(text)?.left).toMatchObject([
      { line: 1, reason: expect.stringContaining("all names") },
    ]);
  });
});
