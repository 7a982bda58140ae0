import { describe, expect, it } from "vitest";
import { BLOG, filesAfter, planned } from "./planned.ts";

/** The blog with an admin and a base template. */
const SITE: Readonly<Record<string, string>> = {
  ...BLOG,
  "requirements.txt": "Django==5.2.1\n",
  "site_config/settings.py": `${BLOG["site_config/settings.py"]!.replace(
    '    "blog",',
    '    "django.contrib.admin",\n    "blog",',
  )}TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": ["templates"], "APP_DIRS": True}]
`,
  "site_config/urls.py": `from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
`,
  "templates/base.html":
    "{% load i18n %}<title>{% block title %}{% endblock %}</title>{% block content %}{% endblock %}\n",
  "blog/models.py": `${BLOG["blog/models.py"]}

class Comment(models.Model):
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey("auth.User", on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()

    def approve(self):
        self.save()
`,
};

const RUNS: readonly (readonly [string, readonly string[]])[] = [
  ["admin blog.Post", ["blog/admin.py", "test_admin"]],
  [
    "admin blog.Comment --list text,post --search text --filter none --per-page 10",
    ["blog/admin.py"],
  ],
  ["admin blog.Post --inline Comment", ["blog/admin.py"]],
  ["admin-inline blog.Post Comment --style stacked", ["blog/admin.py", "test_admin"]],
  [
    "admin-action blog.Post publish --set status=published,published_at=now",
    ["blog/admin.py", "test_admin"],
  ],
  [
    "admin-action blog.Comment approve --call approve --confirm --permission approve",
    ["approve_confirmation.html", "blog/models.py"],
  ],
  [
    "admin-filter blog.Post Stage --option live:status=published --option draft:status=draft",
    ["blog/admin.py", "test_admin"],
  ],
  ["admin-filter blog.Post price --kind range", ["admin/range_filter.html", "test_admin"]],
  ["admin-filter blog.Comment author --kind related", ["blog/admin.py"]],
  [
    "view blog.PostList",
    ["blog/views.py", "blog/urls.py", "post_list.html", "test_views", "site_config/urls.py"],
  ],
  ["view blog.PostDetail --fbv", ["blog/views.py", "post_detail.html"]],
  ["view blog.PostCreate --login", ["blog/forms.py", "post_form.html", "test_forms"]],
  [
    "view blog.CommentUpdate --fbv --fields text,post,author",
    ["blog/forms.py", "comment_form.html"],
  ],
  ["view blog.PostDelete", ["post_confirm_delete.html", "post_list.html"]],
  ["view blog.About", ["about.html", "test_views"]],
  ["view blog.Old --generic redirect --to /new/", ["blog/views.py"]],
  [
    "error-pages --handlers",
    ["templates/404.html", "blog/errors.py", "site_config/urls.py", "test_errors"],
  ],
  ["template blog.about", ["about.html", "test_templates"]],
  ["template blog.card --partial", ["_card.html"]],
  ["templatetag blog.shortened", ["blog/templatetags/blog_tags.py", "test_templatetags"]],
  ["templatetag blog.query_with --kind simple", ["blog/templatetags/blog_tags.py"]],
  ["templatetag blog.cards --kind inclusion", ["_cards.html"]],
  [
    "email blog.welcome --context name",
    ["blog/emails.py", "welcome_subject.txt", "welcome_message.html", "test_emails"],
  ],
  ["form blog.PostForm --model Post --clean price__gte=0", ["blog/forms.py", "test_forms"]],
  [
    "form blog.ContactForm email:email start:date end:date --clean end__gt=start",
    ["blog/forms.py"],
  ],
  ["form blog.FileForm document:file --upload document:5:pdf", ["blog/forms.py", "test_forms"]],
  [
    "formset blog.Comment --inline Post.Comment",
    ["blog/forms.py", "blog/views.py", "post_comments.html", "test_views"],
  ],
  ["formset blog.Post --fields title,price", ["blog/forms.py", "edit_posts.html"]],
];

describe("kinds of pages, forms and the admin", () => {
  it.each(RUNS)("%s writes its files, and nothing when run again", async (line, expected) => {
    const draft = await planned(line.split(" "), SITE);
    const paths = draft.changes.files.map(({ path }) => path).join(" ");
    for (const part of expected) expect(paths).toContain(part);
    expect(draft.changes.manuals).toEqual([]);

    const again = await planned(line.split(" "), filesAfter(draft, SITE));

    expect(again.changes.files.map(({ path }) => path)).toEqual([]);
    expect(again.changes.manuals).toEqual([]);
  });

  it.each([
    ["admin blog.Post --list titel", "Did you mean title"],
    ["admin blog.Post --date-hierarchy title", "published_at"],
    ["admin-inline blog.Comment Post", "Name the model that rows belong to first"],
    ["admin-action blog.Post publish", "--set status=published"],
    ["admin-action blog.Comment approve --call aprove", "There are approve"],
    ["admin-filter blog.Post title --kind range", "There are price, published_at"],
    ["admin-filter blog.Post Stage", "--option live:status=published"],
    ["view blog.NopeList", "generate model Nope"],
    ["view blog.About --paginate 5", "It is for list"],
    ["view blog.Contact --generic form", "generate form blog.ContactForm"],
    ["view blog.Old --generic redirect", "--to"],
    ["form blog.PostForm --model Post --fields titel", "Did you mean title"],
    ["form blog.FeedbackForm", "name:type"],
    ["template blog.about --extends nope.html", "base.html"],
    ["formset blog.Post --inline Comment.Post", "Add one first"],
  ])("%s is refused", async (line, next) => {
    await expect(planned(line.split(" "), SITE)).rejects.toMatchObject({
      next: expect.stringContaining(next) as string,
    });
  });

  it("leaves a page of the admin as it is, and adds what it lacks", async () => {
    const files = {
      ...SITE,
      "blog/admin.py": `from django.contrib import admin

from .models import Post


@admin.register(Post)
class Posts(admin.ModelAdmin):
    list_display = ["title"]
`,
    };
    const draft = await planned(["admin", "blog.Post"], files);

    const text = draft.changes.read("blog/admin.py") ?? "";
    expect(text).toContain('    list_display = ["title"]\n');
    expect(text).toContain('    search_fields = ["title"]\n');
    expect(text.match(/^class /gm)).toHaveLength(1);
  });
});
