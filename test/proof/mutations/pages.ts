import { mutations } from "./mutation.ts";

const VIEWS = "blog/views.py";
const FORMS = "blog/forms.py";
const TAGS = "blog/templatetags/blog_tags.py";

/** Mutations of pages, forms and mails. */
export const pages = [
  mutations("view blog.PostCreate --fields title,body,author,category,price", [
    "another permission lets add",
    "blog/views.py",
    "blog.add_post",
    "blog.view_post",
  ]),
  mutations(
    "context-processor core.branding --vars support_email,product=Shop,tags=blog.Tag",
    [
      "each page asks the database",
      "core/context_processors.py",
      "Tag.objects.all()",
      "list(Tag.objects.all())",
    ],
    ["a name is not there", "core/context_processors.py", '        "product": "Shop",\n', ""],
  ),
  mutations(
    "view blog.PostList --paginate 20",
    ["a page selects no relation", VIEWS, '.select_related("author", "category")', ".all()"],
    ["a page is longer", VIEWS, "paginate_by = 20", "paginate_by = 21"],
    ["the oldest comes first", VIEWS, 'ordering = ["-pk"]', 'ordering = ["pk"]'],
  ),
  mutations("view blog.PostDetail --login", [
    "whoever comes may read",
    VIEWS,
    "LoginRequiredMixin, DetailView[Post]",
    "DetailView[Post]",
  ]),
  mutations(
    "view blog.PostUpdate --fields title,body",
    ["another permission lets change", VIEWS, "blog.change_post", "blog.view_post"],
    ["it leads elsewhere", VIEWS, 'reverse_lazy("blog:post-list")', '"/"', "class PostUpdateView"],
  ),
  mutations(
    "view blog.PostDelete",
    ["another permission lets delete", VIEWS, "blog.delete_post", "blog.view_post"],
    [
      "whoever comes may delete",
      VIEWS,
      "PermissionRequiredMixin, DeleteView[Post",
      "DeleteView[Post",
    ],
  ),
  mutations("view blog.Old --generic redirect --to /", [
    "it leads elsewhere",
    VIEWS,
    'url = "/"',
    'url = "/elsewhere/"',
  ]),
  mutations(
    "view blog.TagList --fbv",
    ["all rows are in one page", VIEWS, "Paginator(rows, 25)", "Paginator(rows, 1000)"],
    ["a page takes what is sent", VIEWS, "@require_safe\n", ""],
    ["the oldest comes first", VIEWS, 'Tag.objects.order_by("-pk")', 'Tag.objects.order_by("pk")'],
  ),
  mutations(
    "view blog.TagCreate --fbv --fields name",
    [
      "whoever is logged in may add",
      VIEWS,
      '@permission_required("blog.add_tag", raise_exception=True)\n',
      "",
    ],
    [
      "whoever is not logged in is refused",
      VIEWS,
      "@login_required\n",
      "",
      'methods(["GET", "POST"])',
    ],
    ["what is valid is not kept", VIEWS, "            form.save()\n", "", "def tag_create"],
    ["any method will do", VIEWS, '@require_http_methods(["GET", "POST"])\n', ""],
  ),
  mutations("templatetag blog.shortened", [
    "nothing is cut",
    TAGS,
    "Truncator(value).chars(length)",
    "value",
  ]),
  mutations(
    "templatetag blog.query_with --kind simple",
    ["a name is not left out", TAGS, "query.pop(name, None)", "query[name] = value"],
    [
      "the rest of the query is lost",
      TAGS,
      'context["request"].GET.copy()',
      'context["request"].GET.copy().__class__(mutable=True)',
    ],
  ),
  mutations("templatetag blog.cards --kind inclusion", [
    "there are no rows",
    TAGS,
    '{"rows": rows}',
    "{}",
  ]),
  mutations(
    "email blog.welcome --context name,url",
    ["it is not sent", "blog/emails.py", ".send()", "", "def send_welcome"],
    ["a name is not there", "blog/emails.py", '{"name": name, "url": url}', '{"name": name}'],
    ["it is for others", "blog/emails.py", "[to]", "[]", "def send_welcome"],
  ),
  mutations("email blog.farewell --no-html", [
    "it is not sent",
    "blog/emails.py",
    ".send()",
    "",
    "def send_farewell",
  ]),
  mutations(
    "form blog.ReviewForm --model Post --fields title,body,status,price --clean price__gte=1",
    ["the limit is another", FORMS, "limit = 1", "limit = 0"],
    ["the limit is greater", FORMS, "limit = 1", "limit = 2"],
    ["a field is not asked for", FORMS, '            "status",\n', "", "class ReviewForm"],
  ),
  mutations(
    "form blog.ContactForm name:char:100 email:email message:text",
    ["a name may be longer", FORMS, "max_length=100", "max_length=101"],
    ["any text is an address", FORMS, "email = forms.EmailField()", "email = forms.CharField()"],
  ),
  mutations(
    "form blog.AttachmentForm document:file --upload document:5:pdf+txt",
    [
      "any file will do",
      FORMS,
      '            FileExtensionValidator(["pdf", "txt"])(document)\n',
      "            pass\n",
    ],
    ["any size will do", FORMS, "document.size > 5 * 1024 * 1024", "False"],
    [
      "the limit is another",
      FORMS,
      "document.size > 5 * 1024 * 1024",
      "document.size > 5 * 1024 * 1024 + 1",
    ],
  ),
  mutations(
    "formset blog.Category --fields name --extra 3 --max 20",
    ["any number of rows will do", FORMS, "    validate_max=True,\n", ""],
    ["the limit is another", FORMS, "max_num=20", "max_num=21"],
    [
      "whoever is logged in may change",
      VIEWS,
      '@permission_required("blog.change_category", raise_exception=True)\n',
      "",
    ],
  ),
  mutations(
    "formset blog.Comment --inline Post.Comment",
    ["what is valid is not kept", VIEWS, "        formset.save()\n", "", "def post_comments"],
    ["rows of others are shown", VIEWS, ", instance=post)", ")", "def post_comments"],
  ),
];
