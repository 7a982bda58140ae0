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

  it("have groups of their own where no two may have the same name", async () => {
    const people = OWN_USERS["people/models.py"]!.replace(
      "    is_staff =",
      "    team = models.ForeignKey('people.Team', on_delete=models.PROTECT)\n    is_staff =",
    );
    const team = `\n\nclass Team(models.Model):\n    slug = models.CharField(max_length=20, unique=True)\n`;
    const files = { ...OWN_USERS, "people/models.py": people + team };
    const text = await textsOf("admin people.Note", files);
    const slugs = [...text.matchAll(/Team\.objects\.create\(slug="([^"]+)"/g)].map(
      ([, one]) => one,
    );
    expect(slugs.length).toBeGreaterThan(1);
    expect(new Set(slugs).size).toBe(slugs.length);
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

  it("makes a form of the model that it is named by", async () => {
    expect(await textsOf("form blog.Post", PLAIN)).toContain("model = Post");
    expect(await textsOf("form blog.Post name:char", PLAIN)).toContain("name = forms.CharField(");
  });

  it("expects texts to be cut off as Django did then", async () => {
    expect(await textsOf("templatetag blog.shortened", PLAIN)).toContain('"one…"');
    expect(await textsOf("templatetag blog.shortened", withDjango("1.11"))).toContain('"o..."');
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

describe("what the repository has", () => {
  const REVIEWS = `${BLOG["blog/models.py"]}

class Review(models.Model):
    slug = models.SlugField(unique=True)
    post = models.ForeignKey(Post, on_delete=models.CASCADE)

    def __str__(self):
        return f"{self.post.title}: {self.slug}"


class Answer(models.Model):
    review = models.ForeignKey(Review, on_delete=models.CASCADE)
`;
  const WITH_REVIEWS = {
    ...PLAIN,
    "blog/models.py": REVIEWS,
    "site_config/settings.py": PLAIN["site_config/settings.py"]!.replace(
      '    "blog",',
      '    "django.contrib.admin",\n    "blog",',
    ),
    "site_config/urls.py": `from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
`,
  };

  it("loads what the text of a row leads through", async () => {
    expect(await textsOf("admin blog.Answer", WITH_REVIEWS)).toContain(
      'list_select_related = ["review__post"]',
    );
    expect(await textsOf("view blog.AnswerList --model blog.Answer", WITH_REVIEWS)).toContain(
      'select_related("review__post")',
    );
    const asText = REVIEWS.replace(
      "review = models.ForeignKey",
      "name = models.TextField()\n    other = models.ForeignKey",
    );
    const shown = `${asText}
    def __str__(self):
        return str(self.other)
`;
    expect(
      await textsOf("admin blog.Answer", { ...WITH_REVIEWS, "blog/models.py": shown }),
    ).toContain('list_select_related = ["other__post"]');
  });

  it("makes many rows that are not those of the test", async () => {
    const text = await textsOf("admin blog.Review", WITH_REVIEWS);
    expect(text).toContain('slug="slug-1"');
    expect(text).toContain('slug=f"slug-n{number}"');
  });

  it("names another model as the module does", async () => {
    const words = "model blog.Note text:text review:fk:Review";
    expect(await textsOf(words, WITH_REVIEWS)).toMatch(/ForeignKey\(\s*Review,/);
    const quoted = REVIEWS.replaceAll("ForeignKey(", 'ForeignKey("blog.Post", #').replaceAll(
      /#.*/g,
      "on_delete=models.CASCADE)",
    );
    expect(await textsOf(words, { ...WITH_REVIEWS, "blog/models.py": quoted })).toMatch(
      /ForeignKey\(\s*"blog.Review",/,
    );
  });

  it("does not make rows apart with a factory that gives the same", async () => {
    const files = {
      ...BLOG,
      "blog/tests/__init__.py": "",
      "blog/tests/factories.py": `import factory

from blog.models import Post


class PostFactory(factory.django.DjangoModelFactory):
    title = factory.Faker("name")
    price = 1

    class Meta:
        model = Post
        django_get_or_create = ["title"]
`,
    };
    expect(await textsOf("test blog.Post --type model", files)).toContain(
      "PostFactory.build(title=first.title).save()",
    );
    expect(await textsOf("test blog.Post --type model", BLOG)).toContain(
      "PostFactory.create(title=first.title)",
    );
  });

  it("gives a row the text that it cannot do without", async () => {
    const nullable = REVIEWS.replace(
      "slug = models.SlugField(unique=True)",
      "slug = models.SlugField(null=True)",
    ).replace('f"{self.post.title}: {self.slug}"', "self.slug");
    const files = { ...WITH_REVIEWS, "blog/models.py": nullable };
    expect(await textsOf("admin blog.Review", files)).toMatch(
      /first = Review[^=]*create\([^=]*slug="slug-1"/,
    );
  });

  it("gives a factory what it leaves to its caller", async () => {
    const files = {
      ...BLOG,
      "blog/models.py": REVIEWS,
      "blog/tests/__init__.py": "",
      "blog/tests/factories.py": `import factory

from blog.models import Review


class ReviewFactory(factory.django.DjangoModelFactory):
    slug = factory.Sequence("slug-{}".format)

    class Meta:
        model = Review
`,
    };
    const text = await textsOf("test blog.Review --type model", files);
    expect(text).toContain("ReviewFactory.create(post=PostFactory.create())");
  });

  it("keeps factories where other apps have theirs", async () => {
    const files = {
      ...BLOG,
      "shop/__init__.py": "",
      "shop/factories.py": "import factory\n",
      "shop/tests/__init__.py": "",
      "shop/tests/test_shop.py": "",
      "site_config/settings.py": BLOG["site_config/settings.py"]!.replace(
        '    "blog",',
        '    "shop",\n    "blog",',
      ),
    };
    const draft = await planned(["factory", "blog.Post"], files);
    expect(draft.changes.files.map(({ path }) => path)).toContain("blog/factories.py");
  });

  it("promises nothing of what a row sets when it is saved", async () => {
    const files = {
      ...PLAIN,
      "blog/models.py": `from django.db import models


class Named(models.Model):
    name = models.CharField(max_length=50, unique=True)
    slug = models.SlugField(unique=True)

    class Meta:
        abstract = True

    def save(self, **kwargs):
        self.slug = self.name.lower()
        super().save(**kwargs)


class Tag(Named):
    pass
`,
    };
    const text = await textsOf("test blog.Tag --type model", files);
    expect(text).toContain("test_name_is_unique");
    expect(text).not.toContain("test_slug_is_unique");
  });

  it("takes fields of packages for what they are called, and says what it does not know", async () => {
    const files = (type: string) => ({
      ...PLAIN,
      "blog/models.py": `from django.db import models
from secrets_of_others.fields import ${type}


class Note(models.Model):
    title = models.CharField(max_length=50, unique=True)
    body = ${type}()
`,
    });
    expect(await textsOf("test blog.Note --type model", files("EncryptedTextField"))).toContain(
      'body="Body 1"',
    );
    await expect(textsOf("test blog.Note --type model", files("MoneyField"))).rejects.toThrow(
      "blog.Note.body is a MoneyField, whose values are not known here",
    );
  });

  it("gives each of many rows a user of Django of its own, where no two share one", async () => {
    const files = {
      ...PLAIN,
      "site_config/settings.py": PLAIN["site_config/settings.py"]!.replace(
        '    "blog",',
        '    "django.contrib.admin",\n    "blog",',
      ),
      "site_config/urls.py": `from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
`,
      "blog/models.py": `from django.conf import settings
from django.db import models


class Plan(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    name = models.CharField(max_length=50)
`,
    };
    expect(await textsOf("admin blog.Plan", files)).toContain(
      'user=User.objects.create_user(username=f"user-n{number}")',
    );
  });

  it("takes the factory that the repository has of a model, whatever fields that has", async () => {
    const files = {
      ...PLAIN,
      "requirements.txt": "Django==5.2.1\nfactory-boy==3.3\n",
      "blog/models.py": `from django.db import models
from secrets_of_others.fields import MoneyField


class Note(models.Model):
    title = models.CharField(max_length=50, unique=True)
    body = MoneyField()
`,
      "blog/factories.py": `import factory

from .models import Note


class NoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Note

    title = factory.Sequence("Title {}".format)
    body = 1
`,
    };
    expect(await textsOf("test blog.Note --type model", files)).toContain("NoteFactory.create(");
  });

  it("gives a serializer that shows addresses the request they depend on", async () => {
    const files = (base: string) => ({
      ...PLAIN,
      "requirements.txt": "Django==5.2.1\ndjangorestframework==3.16\n",
      "blog/serializers.py": `from rest_framework import serializers

from blog.models import Post


class PostSerializer(serializers.${base}):
    class Meta:
        model = Post
        fields = ["title"]
`,
    });
    const words = "test blog.Post --type serializer";
    expect(await textsOf(words, files("HyperlinkedModelSerializer"))).toContain(
      "PostSerializer(self.first, context=self.context()).data",
    );
    expect(await textsOf(words, files("ModelSerializer"))).toContain(
      "PostSerializer(self.first).data",
    );
  });

  it("builds a model on what those of its app build on", async () => {
    const others = "abc".replace(
      /./g,
      (name) => `\n\nclass ${name.toUpperCase()}(models.Model):\n    pass\n`,
    );
    const files = {
      ...WITH_REVIEWS,
      "blog/models.py": `${REVIEWS}${others}`,
      "base/__init__.py": "",
      "base/models.py": `from django.db import models


class Stamped(models.Model):
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
`,
      "shop/__init__.py": "",
      "shop/models.py": `from base.models import Stamped


class Order(Stamped):
    pass
`,
      "site_config/settings.py": PLAIN["site_config/settings.py"]!.replace(
        '    "blog",',
        '    "base",\n    "shop",\n    "blog",',
      ),
    };
    expect(await textsOf("model shop.Line size:int", files)).toContain("class Line(Stamped):");
    expect(await textsOf("model blog.Line size:int", files)).toContain("class Line(models.Model):");
  });

  it("gives a viewset an address where the API views of its app have theirs", async () => {
    const files = {
      ...PLAIN,
      "requirements.txt": "Django==5.2.1\ndjangorestframework==3.16\n",
      "site_config/settings.py": PLAIN["site_config/settings.py"]!.replace(
        '    "blog",',
        '    "rest_framework",\n    "blog",',
      ),
      "site_config/urls.py": `from django.urls import include, path

urlpatterns = [path("api/", include("blog.urls"))]
`,
      "blog/apis.py": `from rest_framework.views import APIView


class PostListApi(APIView):
    pass
`,
      "blog/urls.py": `from django.urls import path

from blog.apis import PostListApi

urlpatterns = [path("posts-list/", PostListApi.as_view())]
`,
    };
    const draft = await planned("viewset blog.Post".split(" "), files);
    const urls = draft.changes.read("blog/urls.py");
    expect(urls).toContain('router.register("posts", PostViewSet');
    expect(urls).toContain('path("", include(router.urls))');
    expect(draft.changes.read("site_config/urls.py")).toBe(files["site_config/urls.py"]);
  });

  it("ends the lines of new files as those of others end", async () => {
    const windows = Object.fromEntries(
      Object.entries(PLAIN).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]),
    );
    const words = "view blog.PostDetail --model blog.Post".split(" ");
    const draft = await planned(words, windows);
    const files = draft.changes.files.filter(({ path, after }) => after && path.endsWith(".py"));
    const texts = files.map(({ after }) => after!);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).not.toMatch(/(?<!\r)\n/);
    const written = Object.fromEntries(
      draft.changes.files.map(({ path, after = "" }) => [path, after]),
    );
    const again = await planned(words, { ...windows, ...written });
    expect(again.changes.files).toEqual([]);
    expect(again.occupied).toEqual([]);
  });

  it("names views as the file imports them", async () => {
    const files = {
      ...PLAIN,
      "blog/views.py": `from django.views import generic

from .models import Post


class DetailView(generic.DetailView):
    model = Post
`,
    };
    const draft = await planned("view blog.PostDetail --model blog.Post".split(" "), files);
    const views = draft.changes.read("blog/views.py");
    expect(views).toContain("class PostDetailView(generic.DetailView):");
    expect(views).not.toContain("from django.views.generic import");
    expect(draft.changes.manuals).toEqual([]);
  });
});

describe("pages", () => {
  it("stand below the body, and promise no more than they need", async () => {
    const text = await textsOf("view blog.PostCreate", PLAIN);
    expect(text).toContain("\n  <body>\n    <h1>");
    expect(text).toContain('<form method="post">');
    const files = {
      ...PLAIN,
      "blog/models.py": BLOG["blog/models.py"]!.replace(
        "    price =",
        "    file = models.FileField()\n    price =",
      ),
    };
    expect(await textsOf("view blog.PostCreate", files)).toContain("multipart/form-data");
    const detail = await textsOf("view blog.PostDetail", PLAIN);
    expect(detail).toContain("{{ post.price }}");
    expect(detail).toContain('{{ post.published_at|default_if_none:"" }}');
  });
});

describe("backends of the repository's own", () => {
  const withBackend = (source: string) => ({
    ...OWN_USERS,
    "people/backends.py": source,
    "site_config/settings.py": `${OWN_USERS["site_config/settings.py"]}AUTHENTICATION_BACKENDS = ["people.backends.TokenBackend"]\n`,
  });
  const GRANT = "user_permissions.set(";

  it("are taken to grant permissions where they look them up", async () => {
    const view = "view people.NoteUpdate";
    const backend = "class TokenBackend(ModelBackend):\n    pass\n";
    expect(await textsOf(view, withBackend(backend))).toContain(GRANT);
    const without = "class TokenBackend:\n    def get_user(self, pk):\n        return None\n";
    expect(await textsOf(view, withBackend(without))).not.toContain(GRANT);
  });
});
