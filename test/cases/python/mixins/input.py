@admin.register(User)
class UserAdmin(BaseUserAdmin):
    ordering = ["email"]
