from typing import cast

from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.messages.views import SuccessMessageMixin
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import UpdateView

from .forms import ProfileForm
from .models import User


class ProfileView(
    LoginRequiredMixin, SuccessMessageMixin[ProfileForm], UpdateView[User, ProfileForm]
):
    """People change what is known of them."""

    form_class = ProfileForm
    template_name = "users/profile.html"
    success_url = reverse_lazy("profile")
    success_message = _("Your profile has been saved.")

    def get_object(self, _queryset: QuerySet[User] | None = None) -> User:
        return cast("User", self.request.user)
