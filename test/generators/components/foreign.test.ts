import { describe, expect, it } from "vitest";
import { BLOG, filesAfter, planned } from "./planned.ts";

/** The blog without factories, and with no Django REST framework: rows are made by their managers. */
const PLAIN: Readonly<Record<string, string>> = {
  ...BLOG,
  "requirements.txt": "Django==5.2.1\n",
  "site_config/urls.py": "from django.urls import path\n\nurlpatterns = []\n",
};

const USERS = `from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models


class UserManager(BaseUserManager):
    def create_user(self, username, password=None):
        user = self.model(username=username)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    username = models.CharField(max_length=50, unique=True)
    is_staff = models.BooleanField(default=False)
    USERNAME_FIELD = "username"
    objects = UserManager()
`;

/** A user model whose manager takes little, and a profile that a receiver makes for each user. */
const OWN_USERS: Readonly<Record<string, string>> = {
  ...PLAIN,
  "site_config/settings.py": `${PLAIN["site_config/settings.py"]!.replace(
    '    "blog",',
    '    "django.contrib.admin",\n    "people",\n    "blog",',
  )}AUTH_USER_MODEL = "people.User"
`,
  "site_config/urls.py": `from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
`,
  "people/__init__.py": "",
  "people/models.py": `${USERS}

class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)


class Note(models.Model):
    author = models.ForeignKey(Profile, on_delete=models.CASCADE)
    title = models.CharField(max_length=50, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.title
`,
  "people/signals.py": `from django.db.models.signals import post_save


def make_profile(instance, created, **kwargs):
    if created:
        Profile.objects.create(user=instance)


post_save.connect(make_profile, sender=User)
`,
};

async function textsOf(words: string, files: Readonly<Record<string, string>>): Promise<string> {
  const draft = await planned(words.split(" "), files);
  const after = Object.entries(filesAfter(draft, files));
  return after.flatMap(([path, text]) => (files[path] === text ? [] : [text])).join("\n");
}

const withDjango = (version: string): Record<string, string> => ({
  ...PLAIN,
  "requirements.txt": `Django==${version}\n`,
});

describe("old lines of Django", () => {
  it("has addresses of tests as url() where there is no path()", async () => {
    const words = "middleware Timing --kind timing --app blog";
    const old = await textsOf(words, withDjango("1.11"));
    expect(old).toContain("from django.conf.urls import url\n");
    expect(old).toContain('url(r"^timing/$", timing_page)');
    expect(old).not.toMatch(/\bpath\(|import path\b/);
    expect(await textsOf(words, PLAIN)).toContain('path("timing/", timing_page)');
  });

  it("leaves out what takes a package that is not there", async () => {
    const without = { ...OWN_USERS, "requirements.txt": "Django==1.10\n" };
    const words = "admin people.Note";
    expect(await textsOf(words, without)).not.toContain("date_hierarchy");
    const beside = { ...without, "requirements.txt": "Django==1.10\npytz==2016.1\n" };
    expect(await textsOf(words, beside)).toContain("date_hierarchy");
  });

  it("expects of a class before 2.1 what it did then", async () => {
    const words = "view blog.PostCreate --cbv";
    expect(await textsOf(words, withDjango("2.0"))).not.toContain("HTTPStatus.FORBIDDEN");
    expect(await textsOf(words, PLAIN)).toContain("HTTPStatus.FORBIDDEN");
    const asFunction = await textsOf("view blog.PostCreate --fbv", withDjango("2.0"));
    expect(asFunction).toContain("HTTPStatus.FORBIDDEN");
  });
});

describe("people of other repositories", () => {
  it("are made by create where create_user does not take what is given", async () => {
    const text = await textsOf("admin people.Note", OWN_USERS);
    expect(text).toMatch(/User\.objects\.create\([^)]*is_staff=True/);
    expect(text).not.toMatch(/create_user\([^)]*is_staff/);
  });

  it("bring their profiles along", async () => {
    const text = await textsOf("test --type model people.Note", OWN_USERS);
    expect(text).toMatch(/author=User\.objects\.create_user\([^)]*\)\.profile/);
    expect(text).not.toContain("Profile.objects.create");
    const { "people/signals.py": _, ...others } = OWN_USERS;
    expect(await textsOf("test --type model people.Note", others)).toContain(
      "Profile.objects.create(",
    );
  });
});

describe("rows and forms in tests", () => {
  it("makes the rows that a form's data needs once a test", async () => {
    const files = {
      ...PLAIN,
      "blog/models.py": `${BLOG["blog/models.py"]}

class Comment(models.Model):
    author = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    rating = models.IntegerField()
`,
    };
    const text = await textsOf("form blog.Comment --model blog.Comment", files);
    expect(text).toContain("data={**data, name: value}");
    expect(text.match(/data = self\.data\(\)/g)).toHaveLength(1);
  });

  it("binds a form to what was sent, empty or not", async () => {
    const text = await textsOf("view blog.PostCreate --fbv", PLAIN);
    expect(text).toContain("form = PostForm(request.POST, request.FILES)");
    expect(text).not.toContain("or None");
  });

  it("lets a middleware's test reach the database where each request is a transaction", async () => {
    const words = "middleware Timing --kind timing --app blog";
    const settings = `${PLAIN["site_config/settings.py"]}DATABASES["default"]["ATOMIC_REQUESTS"] = True\n`;
    const atomic = await textsOf(words, { ...PLAIN, "site_config/settings.py": settings });
    expect(atomic).toContain("class TimingMiddlewareTests(TestCase)");
    expect(await textsOf(words, PLAIN)).toContain("class TimingMiddlewareTests(SimpleTestCase)");
  });
});
