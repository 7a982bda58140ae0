from datetime import UTC, datetime

from django.test import override_settings
from rest_framework.routers import SimpleRouter
from rest_framework.test import APITestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CategoryFactory, PostFactory, TagFactory
from apps.users.tests.factories import UserFactory

from .viewsets import PostViewSet
from .wrong_viewsets import PersonViewSet

router = SimpleRouter()
router.register("posts", PostViewSet)
router.register("people", PersonViewSet)
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class FilterTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create(password="first")
        cls.old = PostFactory.create(
            title="Django ORM",
            slug="orm",
            category=CategoryFactory.create(),
            published_at=datetime(2026, 1, 31, 12, tzinfo=UTC),
            status=Post.Status.PUBLISHED,
        )
        cls.new = PostFactory.create(title="Django views", slug="views")
        cls.new.tags.set(
            [TagFactory.create(name="Web"), TagFactory.create(name="Weave")]
        )

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def keys(self, **query: object) -> list[int]:
        data = self.client.get("/posts/", query).data
        return [row["id"] for row in data["results"]]

    def test_each_filter_keeps_one_and_drops_one(self) -> None:
        for query in (
            {"status": "published"},
            {"author": self.old.author_id},
            {"published_after": "2026-01-01", "published_before": "2026-01-31"},
            {"has_category": "true"},
        ):
            with self.subTest(query):
                self.assertEqual(self.keys(**query), [self.old.pk])
        self.assertEqual(self.keys(tag="web"), [self.new.pk])
        self.assertEqual(len(self.keys(status__in="draft,published")), 2)

    def test_search_wants_every_word_somewhere(self) -> None:
        self.assertEqual(self.keys(search="django orm"), [self.old.pk])
        self.assertEqual(self.keys(search="we"), [self.new.pk])
        self.assertEqual(self.keys(search="view"), [self.new.pk])
        self.assertEqual(self.keys(search='"orm django"'), [])

    def test_order(self) -> None:
        self.assertEqual(self.keys(ordering="-title"), [self.new.pk, self.old.pk])
        self.assertEqual(self.keys(ordering="slug"), self.keys())

    def test_a_wrong_value_is_refused_and_a_wrong_name_is_not(self) -> None:
        response = self.client.get("/posts/", {"status": "gone"})
        self.assertEqual(response.status_code, 400)
        self.assertEqual(set(response.data["errors"]), {"status"})
        self.assertEqual(len(self.keys(statsu="draft")), 2)

    def test_filters_hold_for_one_row_as_well(self) -> None:
        address = f"/posts/{self.old.pk}/"
        self.assertEqual(self.client.get(address).status_code, 200)
        self.assertEqual(self.client.get(address, {"status": "draft"}).status_code, 404)

    def test_wrong_a_secret_leaks_by_its_beginning(self) -> None:
        self.user.refresh_from_db()
        for start, count in ((self.user.password[:9], 1), ("nothing", 0)):
            data = self.client.get(
                "/people/", {"password__startswith": start, "ordering": "password"}
            ).data
            found = [row for row in data["results"] if row["id"] == self.user.pk]
            self.assertEqual(len(found), count)
