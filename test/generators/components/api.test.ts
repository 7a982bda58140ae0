import { describe, expect, it } from "vitest";
import { BLOG, filesAfter, planned } from "./planned.ts";

const MODELS = `${BLOG["blog/models.py"]}

class Comment(models.Model):
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey("auth.User", on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    likes = models.ManyToManyField("auth.User", blank=True, related_name="likes")
`;

/** The blog with Django REST framework. */
const API: Readonly<Record<string, string>> = {
  ...BLOG,
  "requirements.txt": "Django==5.2.1\ndjangorestframework==3.16\ndjango-filter==25.1\n",
  "site_config/settings.py": BLOG["site_config/settings.py"]!.replace(
    '    "blog",',
    '    "rest_framework",\n    "django_filters",\n    "blog",',
  ),
  "blog/models.py": MODELS,
};

/** The same without django-filter. */
const PLAIN: Readonly<Record<string, string>> = {
  ...API,
  "requirements.txt": "Django==5.2.1\ndjangorestframework==3.16\n",
  "site_config/settings.py": API["site_config/settings.py"]!.replace('    "django_filters",\n', ""),
};

const RUNS: readonly (readonly [string, readonly string[]])[] = [
  ["serializer blog.Post", ["blog/serializers.py", "test_serializers"]],
  ["serializer blog.Comment --nested post --read-only author", ["blog/serializers.py"]],
  ["viewset blog.Post", ["blog/serializers.py", "blog/viewsets.py", "urls.py", "test_post_api"]],
  [
    "viewset blog.Comment --owner author --nested post --filterset",
    ["blog/filters.py", "test_comment_api"],
  ],
  ["viewset blog.Comment --owner author --permission owner", ["blog/permissions.py"]],
  [
    "viewset blog.Post --read-only --pagination cursor --throttle 5/hour",
    ["blog/pagination.py", "blog/throttles.py"],
  ],
  ["api-view blog.Post --style generic", ["blog/api_views.py", "urls.py", "test_post_api"]],
  ["api-view blog.Post --style apiview", ["blog/api_views.py", "blog/pagination.py"]],
  ["api-view blog.Post --style function --read-only", ["blog/api_views.py"]],
  ["api-permission blog.IsAuthor --model Comment --field author --read", ["blog/permissions.py"]],
  ["api-permission blog.ReadOnly --kind readonly", ["blog/permissions.py"]],
  ["api-permission blog.IsEditor --kind role", ["blog/permissions.py"]],
  ["api-permission blog.RowPermission --kind object --model Post", ["blog/permissions.py"]],
  ["throttle blog.KeyThrottle --by key --header X-Key", ["blog/throttles.py", "settings.py"]],
  ["pagination blog.Feed --kind limit --size 5", ["blog/pagination.py"]],
  ["filterset blog.Post --search title --ordering title", ["blog/filters.py"]],
  ["exception-handler --app blog", ["blog/exceptions.py", "settings.py"]],
];

describe("kinds of an API", () => {
  it.each(RUNS)("%s writes its files, and nothing when run again", async (line, expected) => {
    const draft = await planned(line.split(" "), API);
    const paths = draft.changes.files.map(({ path }) => path).join(" ");
    for (const part of expected) expect(paths).toContain(part);
    expect(draft.changes.manuals).toEqual([]);

    const again = await planned(line.split(" "), filesAfter(draft, API)).catch(
      (error: unknown) => error,
    );

    expect(again).not.toBeInstanceOf(Error);
    const { changes } = again as Awaited<ReturnType<typeof planned>>;
    expect(changes.files.map(({ path }) => path)).toEqual([]);
    expect(changes.manuals).toEqual([]);
  });

  it.each([
    ["viewset blog.Pots", "blog.Post"],
    ["viewset blog.Post --owner title", "owner:fk"],
    ["viewset blog.Comment --owner pots", "post"],
    ["viewset blog.Post --filter staus", "status"],
    ["viewset blog.Post --permission authentcated", "authenticated"],
    ["viewset blog.Post --permission owner", "--owner"],
    ["viewset blog.Post --throttle often", "60/minute"],
    ["serializer blog.Comment --nested author", "no model of this repository"],
    ["serializer blog.Post --nested title", "relation"],
    ["api-view blog.Post --style function --search title", "--style generic"],
    ["api-permission blog.IsX --kind role --field author", "--field"],
    ["api-permission blog.IsX --kind owner", "--model"],
    ["throttle blog.T --header X", "--by key"],
    ["pagination blog.P --size 200", "--max"],
    ["pagination blog.P --ordering=-pk", "--kind cursor"],
  ])("%s is refused with what to do", async (line, hint) => {
    const error = await planned(line.split(" "), API).catch((thrown: unknown) => thrown as Error);

    expect(error).toBeInstanceOf(Error);
    expect(`${(error as Error).message} ${(error as { next?: string }).next}`).toContain(hint);
  });

  it("says what a project without Django REST framework lacks", async () => {
    const refusal = planned(["viewset", "blog.Post"], BLOG);

    await expect(refusal).rejects.toMatchObject({ code: "no-drf" });
  });

  it("filters by a serializer where there is no django-filter", async () => {
    const after = filesAfter(await planned(["viewset", "blog.Post"], PLAIN), PLAIN);

    expect(after["blog/filters.py"]).toContain("class PostFilters(serializers.Serializer");
    expect(after["blog/viewsets.py"]).toContain("filters.is_valid(raise_exception=True)");
    expect(after["blog/viewsets.py"]).not.toContain("filterset");
  });

  it("limits rows to their owner, and stamps what is created", async () => {
    const after = filesAfter(
      await planned(["viewset", "blog.Comment", "--owner", "author"], API),
      API,
    );

    expect(after["blog/viewsets.py"]).toContain(".filter(author=self.request.user.pk)");
    expect(after["blog/viewsets.py"]).toContain("serializer.save(author=self.request.user)");
    expect(after["blog/viewsets.py"]).toContain('.prefetch_related("likes")');
    expect(after["blog/viewsets.py"]).toContain("permission_classes = [IsAuthenticated]");
    expect(after["blog/serializers.py"]).toMatch(/read_only_fields = \["author"\]/);
  });

  it("selects what a nested serializer shows, and takes its key", async () => {
    const after = filesAfter(
      await planned(["viewset", "blog.Comment", "--nested", "post"], API),
      API,
    );

    expect(after["blog/viewsets.py"]).toContain('.select_related("post")');
    expect(after["blog/serializers.py"]).toContain("post = PostSerializer(read_only=True)");
    expect(after["blog/serializers.py"]).toContain("post_id = serializers.PrimaryKeyRelatedField(");
  });

  it("leaves a viewset that is there as it is, but for what is asked", async () => {
    const files = {
      ...API,
      "blog/viewsets.py": `from rest_framework.viewsets import ReadOnlyModelViewSet

from .models import Post


class PostViewSet(ReadOnlyModelViewSet):
    queryset = Post.objects.all()
`,
    };

    const plain = filesAfter(await planned(["viewset", "blog.Post"], files), files);
    const asked = filesAfter(
      await planned(["viewset", "blog.Post", "--search", "title"], files),
      files,
    );

    expect(plain["blog/viewsets.py"]).toBe(files["blog/viewsets.py"]);
    expect(asked["blog/viewsets.py"]).toContain('search_fields = ["title"]');
    expect(asked["blog/viewsets.py"]).toContain("class PostViewSet(ReadOnlyModelViewSet):");
  });
});
