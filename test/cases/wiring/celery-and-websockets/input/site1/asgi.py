from channels.routing import ProtocolTypeRouter, URLRouter

from site1 import routing

application = ProtocolTypeRouter({"websocket": URLRouter(routing.websocket_urlpatterns)})
