import { mutations } from "./mutation.ts";

const ADMIN = "blog/admin.py";

/** Mutations of the admin. */
export const admin = [
  mutations("admin-inline blog.Post Comment", [
    "there is no inline",
    ADMIN,
    "    inlines = [CommentInline]\n",
    "",
  ]),
  mutations(
    "admin-action blog.Post publish --set status=published,published_at=now",
    ["whoever may look may publish", ADMIN, '        permissions=["change"],\n', ""],
    [
      "a value is not set",
      ADMIN,
      "status=Post.Status.PUBLISHED, published_at=timezone.now()",
      "status=Post.Status.PUBLISHED",
      "def publish",
    ],
    ["nobody is told", ADMIN, "        self.message_user(", "        (", "def publish"],
  ),
  mutations(
    "admin-action blog.Post withdraw --set status=draft --confirm --permission withdraw",
    ["nobody is asked", ADMIN, 'if "confirmed" not in request.POST:', "if False:"],
    ["whoever may look may withdraw", ADMIN, '        permissions=["withdraw"],\n', ""],
    ["another permission lets withdraw", ADMIN, '"blog.withdraw_post"', '"blog.view_post"'],
  ),
  mutations(
    "admin-filter blog.Post Stage --option live:status=published,published_at__lte=now --option draft:status=draft",
    [
      "what is to come is live",
      ADMIN,
      "status=Post.Status.PUBLISHED, published_at__lte=timezone.now()",
      "status=Post.Status.PUBLISHED",
      "class StageFilter",
    ],
    [
      "all rows are drafts",
      ADMIN,
      "return queryset.filter(status=Post.Status.DRAFT)",
      "return queryset",
    ],
  ),
  mutations(
    "admin-filter blog.Post price --kind range",
    [
      "a range has no upper end",
      ADMIN,
      'return [f"{path}__gte", f"{path}__lte"]',
      'return [f"{path}__gte", f"{path}__lt"]',
    ],
    [
      "what is no number is an error of ours",
      ADMIN,
      "except (ValueError, ValidationError) as error:",
      "except KeyError as error:",
    ],
  ),
  mutations("admin-filter blog.Post author --kind related", [
    "all rows are offered",
    ADMIN,
    '("author", admin.RelatedOnlyFieldListFilter)',
    '"author"',
  ]),
];
