from site1.found import find

urlpatterns = find()
