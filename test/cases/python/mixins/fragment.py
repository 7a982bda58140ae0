class UserAdmin(ImportExportMixin, SimpleHistoryAdmin):
    resource_classes = [UserResource]
