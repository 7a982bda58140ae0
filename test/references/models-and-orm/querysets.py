from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from apps.users.models import User
from apps.users.tests.factories import UserFactory

from .models import Article


class ArticleQuerySetTests(TestCase):
    author: User
    live: Article
    draft: Article

    @classmethod
    def setUpTestData(cls) -> None:
        cls.author = UserFactory()
        past = timezone.now() - timedelta(days=1)
        cls.live = Article.objects.create(
            title="Tea", status="published", published_at=past, author=cls.author
        )
        cls.draft = Article.objects.create(title="Coffee", author=cls.author)
        Article.objects.create(
            title="Soon",
            status="published",
            published_at=timezone.now() + timedelta(days=1),
            author=UserFactory(),
        )

    def test_methods_chain_and_work_on_relations(self) -> None:
        self.assertEqual(list(Article.objects.published()), [self.live])
        self.assertEqual(list(self.author.articles.published()), [self.live])
        found = Article.objects.visible_to(self.author).search("COFFEE")
        self.assertEqual(list(found), [self.draft])
        self.assertEqual(list(Article.objects.visible_to(UserFactory())), [self.live])

    def test_related_rows_come_along(self) -> None:
        with self.assertNumQueries(1):
            for article in Article.objects.with_related():
                str(article.author)

    def test_publish_is_one_query(self) -> None:
        with self.assertNumQueries(1):
            self.assertEqual(self.author.articles.all().publish(), 1)
        self.assertEqual(self.author.articles.published().count(), 2)

    def test_what_is_on_the_manager(self) -> None:
        self.assertFalse(hasattr(Article.objects, "delete"))
        self.assertTrue(hasattr(Article.objects, "published"))
