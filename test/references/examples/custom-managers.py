from django.test import TestCase

from apps.users.tests.factories import UserFactory

from .models import Article
from .wrong_models import PublishedArticle


class HidingManagerTests(TestCase):
    def test_wrong_a_draft_gets_lost(self) -> None:
        user = UserFactory.create()
        article = PublishedArticle(title="A", slug="a", author=user)
        article.save()
        self.assertFalse(PublishedArticle.objects.exists())
        self.assertTrue(Article.objects.exists())

    def test_a_union_keeps_the_annotations_of_the_left(self) -> None:
        user = UserFactory.create()
        Article.objects.draft(author=user, title="A")
        (article,) = Article.objects.visible_to(user).with_replies()
        self.assertEqual(article.reply_count, 0)
