urlpatterns = [
    path("login/", views.login, name="login"),
]
