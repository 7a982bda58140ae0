from django.core.exceptions import ImproperlyConfigured
from django.template import engines
from django.test import RequestFactory, SimpleTestCase, override_settings
from django.urls import NoReverseMatch, include, resolve, reverse

URLS = f"{__package__}.urls"


@override_settings(ROOT_URLCONF=URLS)
class ReverseTests(SimpleTestCase):
    def test_names(self) -> None:
        self.assertEqual(reverse("shelf:item-detail", kwargs={"pk": 3}), "/shelf/3/")
        self.assertEqual(reverse("warehouse:item-list"), "/warehouse/")
        self.assertEqual(
            reverse("shelf:item-list", query={"page": 2}, fragment="top"),
            "/shelf/?page=2#top",
        )
        self.assertEqual(
            reverse("shelf:item-list", current_app="warehouse"), "/warehouse/"
        )

    def test_templates_follow_the_request(self) -> None:
        request = RequestFactory().get("/warehouse/3/")
        request.resolver_match = resolve("/warehouse/3/")
        template = engines["django"].from_string('{% url "shelf:item-list" %}')
        self.assertEqual(template.render({}, request), "/warehouse/")
        quiet = engines["django"].from_string(
            '{% url "nowhere" as address %}[{{ address }}]'
        )
        self.assertEqual(quiet.render({}), "[]")

    def test_what_raises(self) -> None:
        for kwargs in ({"pk": None}, {"slug": "a"}, {"pk": 1, "page": 2}):
            with self.assertRaises(NoReverseMatch):
                reverse("shelf:item-detail", kwargs=kwargs)
        with self.assertRaises(ImproperlyConfigured):
            include(([], None), namespace="a")

    def test_redirects_by_name(self) -> None:
        self.assertRedirects(self.client.get("/shelf/newest/"), "/shelf/")
