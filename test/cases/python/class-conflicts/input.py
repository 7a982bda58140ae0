class Invoice:
    number = 1

    def total(self):
        return 1
