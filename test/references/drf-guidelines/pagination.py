from django.core.paginator import UnorderedObjectListWarning
from django.test import override_settings
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.routers import SimpleRouter
from rest_framework.test import APIRequestFactory, APITestCase

from apps.blog.models import Comment, Tag
from apps.blog.tests.factories import CommentFactory, TagFactory
from apps.users.tests.factories import UserFactory

from .viewsets import CommentViewSet, TagViewSet
from .wrong_viewsets import CommentViewSet as WrongViewSet

router = SimpleRouter()
router.register("tags", TagViewSet)
router.register("comments", CommentViewSet)
router.register("wrong", WrongViewSet, basename="wrong")
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class PageTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def follow(self, address: str) -> list[int]:
        keys: list[int] = []
        while address:
            page = self.client.get(address).data
            keys += [row["id"] for row in page["results"]]
            address = page["next"]
        return keys

    def test_pages_by_number(self) -> None:
        Tag.objects.bulk_create(Tag(name=f"{n:03}") for n in range(130))
        page = self.client.get("/tags/").data
        self.assertEqual((page["count"], len(page["results"])), (130, 25))
        keys = list(Tag.objects.order_by("name").values_list("pk", flat=True))
        self.assertEqual(self.follow("/tags/"), keys)
        page = self.client.get("/tags/", {"page_size": 100000}).data
        self.assertEqual(len(page["results"]), 100)
        self.assertEqual(self.client.get("/tags/", {"page": 9}).status_code, 404)

    def comments(self, count: int) -> None:
        first = CommentFactory.create()
        Comment.objects.bulk_create(
            Comment(post=first.post, author=self.user, text=f"{n}")
            for n in range(count - 1)
        )

    def test_a_cursor_stays_put_while_rows_are_added(self) -> None:
        self.comments(30)
        newest = list(Comment.objects.order_by("-pk").values_list("pk", flat=True))
        with self.assertNumQueries(1):
            page = self.client.get("/comments/").data
        self.assertNotIn("count", page)
        CommentFactory.create_batch(3)
        self.assertEqual(self.follow(page["next"]), newest[20:])
        self.assertEqual(self.client.get("/comments/?cursor=x").status_code, 404)

    def test_page_numbers_shift_while_rows_are_added(self) -> None:
        names = [TagFactory.create(name=f"{n:03}").name for n in range(26)]
        self.client.get("/tags/")
        TagFactory.create(name="000a")
        second = self.client.get("/tags/", {"page": 2}).data["results"]
        self.assertEqual(second[0]["name"], names[24])

    def test_no_order_is_no_promise(self) -> None:
        paginator = PageNumberPagination()
        paginator.page_size = 5
        request = Request(APIRequestFactory().get("/"))
        with self.assertWarns(UnorderedObjectListWarning):
            paginator.paginate_queryset(Tag.objects.all(), request)

    def test_wrong_a_size_without_a_maximum(self) -> None:
        self.comments(300)
        page = self.client.get("/wrong/", {"page_size": 100000}).data
        self.assertEqual(len(page["results"]), 300)
