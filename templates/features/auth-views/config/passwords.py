"""How people change their password, and get a new one where they forgot it."""

from django.contrib.auth import views
from django.urls import path

urlpatterns = [
    path(
        "change/",
        views.PasswordChangeView.as_view(template_name="account/form.html"),
        name="password_change",
    ),
    path(
        "change/done/",
        views.PasswordChangeDoneView.as_view(template_name="account/done.html"),
        name="password_change_done",
    ),
    path(
        "reset/",
        views.PasswordResetView.as_view(
            template_name="account/form.html",
            email_template_name="account/email/password_reset_message.txt",
            subject_template_name="account/email/password_reset_subject.txt",
        ),
        name="password_reset",
    ),
    path(
        "reset/sent/",
        views.PasswordResetDoneView.as_view(
            template_name="account/done.html", extra_context={"is_sent": True}
        ),
        name="password_reset_done",
    ),
    path(
        "reset/<uidb64>/<token>/",
        views.PasswordResetConfirmView.as_view(template_name="account/form.html"),
        name="password_reset_confirm",
    ),
    path(
        "reset/done/",
        views.PasswordResetCompleteView.as_view(template_name="account/done.html"),
        name="password_reset_complete",
    ),
]
