/** An edit that takes a promise away from generated code: a test that came along with it has to fail. */
export interface Mutation {
  /** What is no longer true. */
  name: string;
  /** Below `apps/`. */
  path: string;
  /** What stands before the place: the first `find` behind it is meant. */
  after: string;
  find: string;
  put: string;
}

/** A mutation as the table has it; where `after` is left out, the first place counts. */
type Row = readonly [name: string, path: string, find: string, put: string, after?: string];

function mutations(line: string, ...rows: readonly Row[]): [string, readonly Mutation[]] {
  return [
    line,
    rows.map(([name, path, find, put, after = ""]) => ({ name, path, find, put, after })),
  ];
}

const VIEWSETS = "blog/viewsets.py";
const MIDDLEWARE = "core/middleware.py";
const IS_ALLOWED = "request.user.pk is not None and obj.author_id == request.user.pk";

/** Mutations by the lines of the table of runs that generate what they change. */
export const MUTATIONS: ReadonlyMap<string, readonly Mutation[]> = new Map([
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
    "viewset blog.Post --owner author --nested tags --pagination cursor --throttle 1000/hour",
    ["rows are not fetched along", VIEWSETS, '.prefetch_related("tags")', "", "class PostViewSet"],
    ["rows of others are listed", VIEWSETS, ".filter(author=self.request.user.pk)", ""],
    [
      "a new row is nobody's",
      VIEWSETS,
      "serializer.save(author=self.request.user)",
      "serializer.save()",
    ],
    ["a filter is dropped", VIEWSETS, '        "status": ["exact"],\n', "", "class PostViewSet"],
    [
      "there are no pages",
      VIEWSETS,
      "pagination_class = PostPagination",
      "pagination_class = None",
    ],
  ),
  mutations(
    "viewset blog.Tag --read-only --permission any",
    ["rows can be written", VIEWSETS, "ReadOnlyModelViewSet[Tag]", "ModelViewSet[Tag]"],
    [
      "a permission is asked for",
      VIEWSETS,
      "    permission_classes = [AllowAny]\n",
      "",
      "class TagViewSet",
    ],
  ),
  mutations(
    "api-view blog.Comment",
    [
      "a list fetches nothing along",
      VIEWSETS,
      '.prefetch_related("post__tags")',
      ".all()",
      "class CommentListView",
    ],
    ["a filter is dropped", VIEWSETS, '    filterset_fields = ["post"]\n', ""],
    [
      "rows cannot be added",
      VIEWSETS,
      "(ListCreateAPIView[Comment])",
      "(__import__('rest_framework.generics').generics.ListAPIView)",
    ],
  ),
  mutations(
    "api-view blog.Note --style apiview",
    ["filters change nothing", VIEWSETS, "        notes = filters.qs\n", ""],
    [
      "what is wrong is kept",
      VIEWSETS,
      "serializer.is_valid(raise_exception=True)",
      "serializer.is_valid()",
      "class NoteListView",
    ],
    ["nothing is deleted", VIEWSETS, "self.get_object(pk).delete()", "self.get_object(pk)"],
  ),
  mutations(
    "serializer blog.Comment --nested post",
    [
      "a relation is a key alone",
      "blog/serializers.py",
      "    post = PostSerializer(read_only=True)\n",
      "",
    ],
    [
      "a field is not shown",
      "blog/serializers.py",
      '            "text",\n',
      "",
      "class CommentSerializer",
    ],
  ),
  mutations("api-permission blog.IsAuthor --kind owner --model Post --field author", [
    "rows of others are allowed",
    "blog/permissions.py",
    IS_ALLOWED,
    "request.user.pk is not None",
    "class IsAuthor(",
  ]),
  mutations(
    "api-permission blog.IsAuthorOrReadOnly --kind owner --model Post --field author --read",
    [
      "reading takes the owner",
      "blog/permissions.py",
      "        if request.method in SAFE_METHODS:\n            return True\n",
      "",
    ],
    [
      "rows of others are allowed",
      "blog/permissions.py",
      IS_ALLOWED,
      "True",
      "class IsAuthorOrReadOnly",
    ],
  ),
  mutations("api-permission blog.IsEditor --kind role --role editors", [
    "any role will do",
    "blog/permissions.py",
    '.filter(name="editors")',
    "",
  ]),
  mutations("api-permission blog.OnlyReads --kind readonly", [
    "writing is allowed",
    "blog/permissions.py",
    "return request.method in SAFE_METHODS",
    "return True",
    "class OnlyReads",
  ]),
  mutations(
    "api-permission blog.MayTouch --kind object --model Post",
    [
      "reading takes no permission",
      "blog/permissions.py",
      '        "GET": ["%(app_label)s.view_%(model_name)s"],\n',
      "",
    ],
    [
      "whoever comes may try",
      "blog/permissions.py",
      "return bool(request.user and request.user.is_authenticated)",
      "return True",
    ],
  ),
  mutations("throttle blog.KeyThrottle --by key --header X-Api-Key", [
    "keys are not told apart",
    "blog/throttles.py",
    'request.headers.get("X-Api-Key")',
    "None",
  ]),
  mutations(
    "pagination blog.Pages --size 50",
    ["a page is larger", "blog/pagination.py", "page_size = 50", "page_size = 51"],
    ["a page may be of any size", "blog/pagination.py", "    max_page_size = 100\n", ""],
  ),
  mutations(
    "filterset blog.Comment --search text --ordering text",
    ["a filter is dropped", "blog/filters.py", 'fields = ["post"]', "fields = []"],
    ["the search finds all", "blog/filters.py", ".filter(Q(text__icontains=value))", ""],
    [
      "rows cannot be ordered",
      "blog/filters.py",
      '    o = django_filters.OrderingFilter(fields=["text"])\n',
      "",
    ],
  ),
  mutations(
    "consumer blog.EchoConsumer",
    [
      "whoever comes is let in",
      "blog/consumers.py",
      'not self.scope["user"].is_authenticated',
      "False",
    ],
    [
      "what is no data ends nothing",
      "blog/consumers.py",
      "            await self.close(code=1007)\n",
      "",
    ],
  ),
  mutations(
    "consumer blog.ChatConsumer --group room:name",
    [
      "all rooms are one",
      "blog/consumers.py",
      "f\"room_{self.scope['url_route']['kwargs']['name']}\"",
      '"room"',
    ],
    [
      "whoever left is still told",
      "blog/consumers.py",
      "group_discard(self.group, self.channel_name)",
      "flush()",
      "class ChatConsumer",
    ],
  ),
  mutations("consumer blog.LiveConsumer --group live --auth staff --route ws/live/", [
    "any user is let in",
    "blog/consumers.py",
    "user.is_authenticated and user.is_staff",
    "user.is_authenticated",
  ]),
  mutations(
    "task blog.announce_post --model blog.Post --queue mails",
    ["what is done is done again", "blog/tasks.py", "if cache.get(key):", "if False:"],
    ["nobody learns that it is done", "blog/tasks.py", '    cache.set(key, "done", 86400)\n', ""],
    [
      "a row that is gone is announced",
      "blog/tasks.py",
      "not Post.objects.filter(pk=post_id).exists()",
      "False",
    ],
    ["it is not tried again", "blog/tasks.py", "autoretry_for=(OSError,)", "autoretry_for=()"],
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
  mutations(
    "middleware core.Stamp --kind request",
    [
      "asynchronous requests go without",
      MIDDLEWARE,
      "        self.process_request(request)\n",
      "",
      "async def __acall__",
    ],
    ["requests go without", MIDDLEWARE, "        self.process_request(request)\n", ""],
  ),
  mutations("middleware core.Answer --kind response", [
    "the view's own header is lost",
    MIDDLEWARE,
    "response.setdefault(self.header, self.value)",
    "response[self.header] = self.value",
  ]),
  mutations("middleware core.Members --kind auth", [
    "whoever comes is let in",
    MIDDLEWARE,
    "return redirect_to_login(request.get_full_path())",
    "return None",
  ]),
  mutations("middleware core.Timing --kind timing", [
    "other entries are lost",
    MIDDLEWARE,
    'f"{given}, {entry}" if given else entry',
    "entry",
  ]),
  mutations("middleware core.Extra --kind headers", [
    "the view's own header is lost",
    MIDDLEWARE,
    "response.setdefault(name, value)",
    "response[name] = value",
  ]),
  mutations("view blog.PostCreate --fields title,body,author,category,price", [
    "another permission lets add",
    "blog/views.py",
    "blog.add_post",
    "blog.view_post",
  ]),
]);
