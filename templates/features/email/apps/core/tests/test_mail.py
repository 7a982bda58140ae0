from django.core import mail
from django.core.management import call_command
from django.test import SimpleTestCase

from apps.core.mail import compose


class MailTests(SimpleTestCase):
    def test_a_test_mail_is_sent(self) -> None:
        call_command("send_test_mail", "ada@example.com")
        (message,) = mail.outbox
        self.assertEqual(message.to, ["ada@example.com"])

    def test_mail_is_text_and_html(self) -> None:
        context = {"address": "Ada & Charles, https://example.com/?a=1&b=2"}
        message = compose("emails/test", ["ada@example.com"], context)
        self.assertIn("Ada & Charles", message.body)
        ((html, kind),) = message.alternatives
        self.assertEqual(kind, "text/html")
        self.assertIn("Ada &amp; Charles", str(html))
        self.assertIn('href="https://example.com/?a=1&amp;b=2"', str(html))

    def test_a_subject_is_one_line(self) -> None:
        message = compose("emails/test", [], {"address": ""})
        self.assertEqual(message.subject, message.subject.strip())
        self.assertTrue(message.subject)
