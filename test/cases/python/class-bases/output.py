class User(GuardianUserMixin, AbstractUser):
    pass


class Plain(Base):
    x = 1


class Empty(Base):
    y = 2


class Meta(Other, Base, metaclass=Registry):
    x = 1
