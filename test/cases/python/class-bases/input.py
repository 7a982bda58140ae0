class User(AbstractUser):
    pass


class Plain:
    x = 1


class Empty(): ...


class Meta(Base, metaclass=Registry):
    x = 1
