from django.test import TestCase, override_settings
from django.urls import include, path

from apps.blog.models import Tag

from . import views

urlpatterns = [
    path("class/", views.TagCreate.as_view()),
    path("function/", views.create_tag),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class BothTests(TestCase):
    def test_both_do_the_same(self) -> None:
        Tag.objects.create(name="taken")
        for number, address in enumerate(("/class/", "/function/")):
            with self.subTest(address=address):
                self.assertContains(self.client.get(address), "csrfmiddlewaretoken")
                again = self.client.post(address, {"name": "taken"})
                self.assertContains(again, "already exists")
                done = self.client.post(address, {"name": f"new{number}"})
                self.assertRedirects(done, "/", fetch_redirect_response=False)
                self.assertEqual(self.client.patch(address).status_code, 405)
        self.assertEqual(Tag.objects.count(), 3)

    def test_attributes_have_to_be_there(self) -> None:
        with self.assertRaises(TypeError):
            views.TagCreate.as_view(colour="red")
        self.assertTrue(views.TagCreate.as_view(template_name="a.html"))
