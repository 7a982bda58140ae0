class User(GuardianUserMixin, AbstractUser):
    pass


class Plain(Base):
    pass


class Empty(Base):
    y = 2


class Meta(Other):
    pass
