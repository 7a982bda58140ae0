from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from .views import ProfileView

urlpatterns = [
    path(
        "login/",
        LoginView.as_view(
            template_name="account/login.html", redirect_authenticated_user=True
        ),
        name="account_login",
    ),
    path("logout/", LogoutView.as_view(), name="account_logout"),
    path("profile/", ProfileView.as_view(), name="profile"),
]
