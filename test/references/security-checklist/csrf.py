from http import HTTPStatus

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from django.contrib.auth import get_user
from django.test import Client, TestCase, override_settings
from django.urls import include, path, reverse
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIClient
from rest_framework.views import APIView
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.tokens import AccessToken

from . import views, wrong_views


class SaveView(APIView):
    authentication_classes = [JWTAuthentication, SessionAuthentication]
    permission_classes = [AllowAny]

    def post(self, _request: Request) -> Response:
        return Response(status=HTTPStatus.CREATED)


urlpatterns = [
    path("posts/<int:pk>/publish/", views.publish, name="publish"),
    path("posts/<int:pk>/wrong/", wrong_views.publish),
    path("save/", SaveView.as_view()),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class CsrfTests(TestCase):
    post: Post

    @classmethod
    def setUpTestData(cls) -> None:
        cls.post = PostFactory.create(status=Post.Status.DRAFT)

    def setUp(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(self.post.author)
        self.address = reverse("publish", args=[self.post.pk])

    def status(self) -> str:
        self.post.refresh_from_db()
        return self.post.status

    def token(self) -> str:
        login = Client(enforce_csrf_checks=True)
        login.get(reverse("account_login"))
        self.client.cookies["csrftoken"] = login.cookies["csrftoken"].value
        return login.cookies["csrftoken"].value

    def test_a_post_without_token_changes_nothing(self) -> None:
        response = self.client.post(self.address)
        self.assertEqual(response.status_code, HTTPStatus.FORBIDDEN)
        self.assertEqual(self.status(), Post.Status.DRAFT)

    def test_a_form_and_a_script_send_the_token(self) -> None:
        token = self.token()
        for kwargs in (
            {"data": {"csrfmiddlewaretoken": token}},
            {"headers": {"X-CSRFToken": token}},
        ):
            with self.subTest(kwargs):
                response = self.client.post(self.address, **kwargs)
                self.assertEqual(response.status_code, HTTPStatus.OK)
        self.assertEqual(self.status(), Post.Status.PUBLISHED)

    def test_a_foreign_origin_is_refused_in_spite_of_the_token(self) -> None:
        headers = {"X-CSRFToken": self.token(), "Origin": "https://evil.example"}
        response = self.client.post(self.address, headers=headers)
        self.assertEqual(response.status_code, HTTPStatus.FORBIDDEN)
        with override_settings(CSRF_TRUSTED_ORIGINS=["https://evil.example"]):
            client = Client(enforce_csrf_checks=True)
            client.cookies = self.client.cookies
            response = client.post(self.address, headers=headers)
        self.assertEqual(response.status_code, HTTPStatus.OK)

    def test_https_without_origin_wants_a_referer_of_this_host(self) -> None:
        headers = {"X-CSRFToken": self.token()}
        refused = self.client.post(self.address, secure=True, headers=headers)
        self.assertEqual(refused.status_code, HTTPStatus.FORBIDDEN)
        headers["Referer"] = "https://testserver/posts/"
        passed = self.client.post(self.address, secure=True, headers=headers)
        self.assertEqual(passed.status_code, HTTPStatus.OK)

    def test_a_get_publishes_nothing(self) -> None:
        response = self.client.get(self.address)
        self.assertEqual(response.status_code, HTTPStatus.METHOD_NOT_ALLOWED)

    def test_wrong_get_publishes_for_an_image_of_another_site(self) -> None:
        headers = {"Referer": "https://evil.example/"}
        self.client.get(f"/posts/{self.post.pk}/wrong/", headers=headers)
        self.assertEqual(self.status(), Post.Status.PUBLISHED)


@override_settings(ROOT_URLCONF=__name__)
class ApiCsrfTests(TestCase):
    def setUp(self) -> None:
        self.user = PostFactory.create().author
        self.api = APIClient(enforce_csrf_checks=True)

    def save(self, **headers: str) -> int:
        return self.api.post("/save/", headers=headers).status_code

    def test_a_session_needs_the_token(self) -> None:
        self.api.force_login(self.user)
        self.assertTrue(get_user(self.api).is_authenticated)
        self.assertEqual(self.save(), HTTPStatus.FORBIDDEN)

    def test_a_bearer_token_does_not(self) -> None:
        bearer = f"Bearer {AccessToken.for_user(self.user)}"
        self.assertEqual(self.save(Authorization=bearer), HTTPStatus.CREATED)

    def test_nobody_is_checked_before_the_login(self) -> None:
        self.assertEqual(self.save(), HTTPStatus.CREATED)
