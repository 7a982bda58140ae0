from smtplib import SMTPException, SMTPServerDisconnected
from unittest import mock

from django.core import mail
from django.test import TestCase, override_settings

from apps.blog.tests.factories import CommentFactory, PostFactory
from apps.users.tests.factories import UserFactory
from config import celery_app

from . import wrong_tasks
from .tasks import send_reply_notice


@override_settings(ROOT_URLCONF=f"{__package__}.views")
class ReplyTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.post = PostFactory.create()
        cls.user = UserFactory.create()

    def setUp(self) -> None:
        self.client.force_login(self.user)
        self.addCleanup(celery_app.conf.update, task_eager_propagates=True)
        celery_app.conf.update(task_eager_propagates=False)
        self.address = f"/posts/{self.post.pk}/comments/"

    def test_mail_is_sent_on_commit(self) -> None:
        with self.captureOnCommitCallbacks() as callbacks:
            response = self.client.post(self.address, {"text": "Yes"})
        self.assertEqual(response.status_code, 201)
        self.assertEqual(mail.outbox, [])
        for callback in callbacks:
            callback()
        (message,) = mail.outbox
        self.assertEqual(message.to, [self.post.author.email])

    def test_a_retry_is_the_same_message(self) -> None:
        comment = CommentFactory.create(post=self.post)
        send = mock.Mock(side_effect=[SMTPServerDisconnected, 1])
        with mock.patch("django.core.mail.EmailMessage.send", send):
            self.assertTrue(send_reply_notice.apply(args=[comment.pk]).successful())
        self.assertEqual(send.call_count, 2)
        for _ in range(2):
            send_reply_notice(comment.pk)
        names = {message.message()["Message-ID"] for message in mail.outbox}
        self.assertEqual(names, {f"<comment.{comment.pk}@example.com>"})

    def test_a_comment_that_is_gone(self) -> None:
        send_reply_notice(0)
        self.assertEqual(mail.outbox, [])

    def test_errors_of_smtp_are_errors_of_the_system(self) -> None:
        self.assertTrue(issubclass(SMTPException, OSError))

    def test_wrong_a_retry_writes_to_the_first_again(self) -> None:
        sent: list[str] = []

        def send(_subject: str, _text: str, _sender: None, to: list[str]) -> int:
            if to == ["c@example.com"] and len(sent) < 4:
                raise OSError
            sent.extend(to)
            return 1

        addresses = ["a@example.com", "b@example.com", "c@example.com"]
        with mock.patch.object(wrong_tasks, "send_mail", send):
            wrong_tasks.send_digest.apply(args=[addresses], throw=False)
        self.assertEqual(sent.count("a@example.com"), 2)
        self.assertEqual(sent.count("c@example.com"), 1)
