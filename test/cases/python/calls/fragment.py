import django_stubs_ext
from django.contrib import admin

django_stubs_ext.monkeypatch()
admin.site.site_header = "Shop"
admin.site.site_title = "Shop"
