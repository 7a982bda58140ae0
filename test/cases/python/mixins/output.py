@admin.register(User)
class UserAdmin(ImportExportMixin, SimpleHistoryAdmin, BaseUserAdmin):
    ordering = ["email"]
    resource_classes = [UserResource]
