from apps.shop.viewsets import OrderViewSet

router.register("orders", OrderViewSet)
router.register("users", OtherViewSet)
