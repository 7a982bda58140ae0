from django.db import models
from django.test import TestCase
from django.test.utils import isolate_apps

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.shop.tests.factories import ProductFactory

from .models import Campaign
from .services import launch


class LazyReferenceTests(TestCase):
    def test_strings_become_models(self) -> None:
        self.assertIs(Campaign.posts.rel.model, Post)
        self.assertIs(Campaign._meta.get_field("parent").related_model, Campaign)

    def test_a_service_finds_models_when_it_runs(self) -> None:
        product = ProductFactory(name="Lamp")
        post = PostFactory(title="A lamp for all")
        PostFactory()
        campaign = launch(product, "Spring")
        self.assertEqual(list(campaign.posts.all()), [post])
        self.assertEqual(list(product.campaigns.all()), [campaign])

    @isolate_apps()
    def test_a_path_is_no_label(self) -> None:
        with self.assertRaises(ValueError):

            class Wrong(models.Model):
                post = models.ForeignKey("apps.blog.Post", models.CASCADE)

                class Meta:
                    app_label = "wrong"

    @isolate_apps()
    def test_what_is_not_installed_is_found(self) -> None:
        class Wrong(models.Model):
            post = models.ForeignKey("nowhere.Post", models.CASCADE)

            class Meta:
                app_label = "wrong"

        found = [error.id for error in Wrong._meta.get_field("post").check()]
        self.assertIn("fields.E300", found)
