import { mutations } from "./mutation.ts";

/** Mutations of models, and what reads and changes their rows. */
export const data = [
  mutations(
    "model blog.Post title:char:200:unique body:text summary:char:200:optional author:fk:users.User category:fk:Category status:choice:draft,published:default=draft price:decimal:10,2 published_at:datetime:null tags:m2m:Tag",
    [
      "the admin selects one relation of two",
      "blog/admin.py",
      'list_select_related = ["author", "category"]',
      'list_select_related = ["author"]',
    ],
    ["a value occurs twice", "blog/models.py", "max_length=200, unique=True", "max_length=200"],
  ),
  mutations(
    "resource shop.Product name:char:120:unique price:decimal:10,2 in_stock:bool:default=true seller:fk:users.User",
    ["a filter is dropped", "shop/viewsets.py", '["in_stock", "seller"]', '["seller"]'],
    ["another filter is dropped", "shop/viewsets.py", '["in_stock", "seller"]', '["in_stock"]'],
    ["nothing is searched", "shop/viewsets.py", 'search_fields = ["name"]', "search_fields = []"],
    ["a field cannot be ordered by", "shop/viewsets.py", '["name", "price"]', '["name"]'],
    [
      "whoever comes may change it",
      "shop/viewsets.py",
      "    serializer_class",
      "    permission_classes = []\n    serializer_class",
    ],
    ["a field is not shown", "shop/serializers.py", '            "price",\n', ""],
    [
      "the admin selects no relation",
      "shop/admin.py",
      'list_select_related = ["seller"]',
      "list_select_related = []",
    ],
    [
      "the admin searches nothing",
      "shop/admin.py",
      '    search_fields = ["name"]\n',
      '    search_fields = ["pk"]\n',
    ],
    ["the admin lists all users", "shop/admin.py", '    autocomplete_fields = ["seller"]\n', ""],
    ["the admin has no filter", "shop/admin.py", '    list_filter = ["in_stock"]\n', ""],
    ["a row has no name", "shop/models.py", "return self.name", 'return ""'],
  ),
  mutations(
    "resource shop.Brand name:char:50 --as pages",
    [
      "whoever comes may add",
      "shop/views.py",
      "PermissionRequiredMixin, CreateView[Brand",
      "CreateView[Brand",
    ],
    ["another permission lets change", "shop/views.py", "shop.change_brand", "shop.view_brand"],
    [
      "whoever comes may delete",
      "shop/views.py",
      "PermissionRequiredMixin, DeleteView[Brand",
      "DeleteView[Brand",
    ],
    ["all rows are in one page", "shop/views.py", "    paginate_by = 25\n", ""],
  ),
  mutations(
    "resource shop.Offer title:char:80 product:fk:Product owner:fk:users.User ends_on:date --as both",
    [
      "a page selects no relation",
      "shop/views.py",
      '.select_related("product", "owner")',
      "",
      "class OfferListView",
    ],
    [
      "a page selects one relation of two",
      "shop/views.py",
      '"product", "owner"',
      '"product"',
      "class OfferListView",
    ],
  ),
  mutations(
    "resource shop.Order number:char:20:unique buyer:fk:users.User --owner buyer",
    ["rows of others are listed", "shop/viewsets.py", ".filter(buyer=self.request.user.pk)", ""],
    [
      "a new row is nobody's",
      "shop/viewsets.py",
      "serializer.save(buyer=self.request.user)",
      "serializer.save()",
    ],
    [
      "a row can be given away",
      "shop/serializers.py",
      '        read_only_fields = ["buyer"]\n',
      "",
    ],
  ),
  mutations(
    "service blog.create_post --atomic",
    ["what is wrong is kept", "blog/services.py", "    post.full_clean()\n", "", "def create_post"],
    [
      "it is told before it is so",
      "blog/services.py",
      'transaction.on_commit(partial(logger.info, "Created post %s", post.pk))',
      'logger.info("Created post %s", post.pk)',
    ],
  ),
  mutations(
    "service blog.publish_post --lock",
    ["nothing is locked", "blog/services.py", ".select_for_update()", ""],
    [
      "what is wrong is kept",
      "blog/services.py",
      "    post.full_clean()\n",
      "",
      "def publish_post",
    ],
  ),
  mutations(
    "service blog.import_posts --model Post --bulk",
    [
      "rows are made one by one",
      "blog/services.py",
      "Post.objects.bulk_create(posts, batch_size=batch_size)",
      "[post.save() or post for post in posts]",
    ],
    ["what is wrong is kept", "blog/services.py", "        post.clean_fields(", "        str("],
  ),
  mutations(
    "selector blog.list_posts",
    ["a relation is not selected", "blog/selectors.py", '"author", "category"', '"author"'],
    ["rows are not fetched along", "blog/selectors.py", '.prefetch_related("tags")', ""],
  ),
  mutations(
    "queryset blog.Comment --search text --related post --method short:text__startswith=ok",
    ["the search finds all", "blog/querysets.py", "models.Q(text__icontains=text)", ""],
    [
      "a relation is not selected",
      "blog/querysets.py",
      'self.select_related("post")',
      "self.all()",
    ],
    ["a method narrows nothing down", "blog/querysets.py", 'text__startswith="ok"', ""],
  ),
  mutations("manager blog.Post --filter status=published --attribute published", [
    "all rows are there",
    "blog/managers.py",
    ".filter(status=self.model.Status.PUBLISHED)",
    "",
  ]),
  mutations("constraint blog.Post --check price__gte=0", [
    "the limit is another",
    "blog/models.py",
    "models.Q(price__gte=0)",
    "models.Q(price__gte=-9)",
  ]),
  mutations("constraint blog.Comment --unique post,text", [
    "there is no constraint",
    "blog/models.py",
    'fields=["post", "text"]',
    'fields=["post", "text", "id"]',
  ]),
  mutations(
    "abstract-model core.Record --kind uuid,timestamps,soft-delete",
    ["deleted rows are there", "core/models.py", ".filter(deleted_at=None)", ""],
    ["nothing is deleted", "core/models.py", "        self.deleted_at = timezone.now()\n", ""],
    ["nothing comes back", "core/models.py", "        self.deleted_at = None\n", ""],
  ),
  mutations("signal blog.Post --on post_save,pre_delete", [
    "a signal is not heard",
    "blog/signals.py",
    '@receiver(pre_delete, sender=Post, dispatch_uid="blog.post_pre_delete")\n',
    "",
  ]),
  mutations(
    "field core.LowerCaseEmail --base email --normalize strip,lower",
    ["letters stay as they are", "core/fields.py", ".strip().lower()", ".strip()"],
    ["blanks stay", "core/fields.py", ".strip().lower()", ".lower()"],
  ),
  mutations(
    "validator core.PhoneNumber --pattern ^[+][0-9]{8,15}$ --accepts +4930123456 --refuses 030123456",
    ["more is valid", "core/validators.py", "^[+][0-9]", "^[+]?[0-9]"],
  ),
  mutations(
    "validator shop.Rating --kind range --min 1 --max 5",
    ["the limit is another", "shop/validators.py", "greatest = 5", "greatest = 6"],
    ["the lower limit is another", "shop/validators.py", "least = 1", "least = 2"],
  ),
  mutations(
    "validator core.Upload --kind file --extensions pdf,png --max-size 5MB",
    ["any file will do", "core/validators.py", "if suffix not in self.extensions:", "if False:"],
    [
      "any size will do",
      "core/validators.py",
      "if file.size > self.limit:",
      "if False:",
      "class UploadValidator",
    ],
  ),
  mutations(
    "command blog.clear_posts --recipe cleanup --model blog.Post --field published_at",
    [
      "new rows are deleted",
      "blog/management/commands/clear_posts.py",
      "Post.objects.filter(published_at__lt=before)",
      "Post.objects.all()",
    ],
    ["a dry run deletes", "blog/management/commands/clear_posts.py", "if dry_run:", "if False:"],
    [
      "any number of days will do",
      "blog/management/commands/clear_posts.py",
      "if days < 1:",
      "if False:",
    ],
  ),
  mutations(
    "command blog.seed_posts --recipe seed --model blog.Post",
    [
      "it runs in production",
      "blog/management/commands/seed_posts.py",
      "if not settings.DEBUG:",
      "if False:",
    ],
    [
      "one row is made",
      "blog/management/commands/seed_posts.py",
      "create_batch(count)",
      "create()",
    ],
  ),
  mutations("command blog.warm_posts --recipe warm-cache --model blog.Post", [
    "nothing is kept",
    "blog/management/commands/warm_posts.py",
    "        cache.set(KEY, rows, timeout)\n",
    "",
  ]),
];
