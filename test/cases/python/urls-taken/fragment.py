urlpatterns += [path("login/", LoginView.as_view(), name="login")]
