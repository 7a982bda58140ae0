import { mutations } from "./mutation.ts";

const VIEWSETS = "blog/viewsets.py";
const IS_ALLOWED = "request.user.pk is not None and obj.author_id == request.user.pk";

/** Mutations of an API. */
export const api = [
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
    [
      "a later row is found by an upper bound",
      VIEWSETS,
      '"published_at": ["gte", "lte"]',
      '"published_at": ["gte"]',
      "class PostViewSet",
    ],
    ["nobody is slowed down", VIEWSETS, "    throttle_classes = [PostThrottle]\n", ""],
    ["the pages are those of all others", VIEWSETS, "    pagination_class = PostPagination\n", ""],
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
    [
      "a change has to name all",
      VIEWSETS,
      "self.update(request, pk, partial=True)",
      "self.update(request, pk, partial=False)",
      "class NoteDetailView",
    ],
    [
      "all rows are in one page",
      VIEWSETS,
      "paginator.paginate_queryset(notes, request, view=self)",
      "paginator.paginate_queryset(notes, request, view=self) and list(notes)",
      "class NoteListView",
    ],
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
  mutations(
    "throttle blog.KeyThrottle --by key --header X-Api-Key",
    ["keys are not told apart", "blog/throttles.py", 'request.headers.get("X-Api-Key")', "None"],
    [
      "the cache holds keys",
      "blog/throttles.py",
      "hashlib.sha256(key.encode()).hexdigest()",
      "key",
    ],
  ),
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
  mutations("api-view blog.Flag --style function --read-only", [
    "all rows are in one page",
    VIEWSETS,
    "paginator.paginate_queryset(flags, request)",
    "paginator.paginate_queryset(flags, request) and list(flags)",
    "def flag_list",
  ]),
  mutations("pagination blog.Feed --kind cursor --ordering=-pk", [
    "the oldest comes first",
    "blog/pagination.py",
    'ordering = "-pk"',
    'ordering = "pk"',
    "class Feed",
  ]),
];
