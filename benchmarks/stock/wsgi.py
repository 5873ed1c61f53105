"""The door of the stock site; ours asks for the vault's keys, which it has not."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
