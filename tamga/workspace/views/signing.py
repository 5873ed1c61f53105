"""Signing in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth_views

from tamga.workspace.access import open_to_all
from tamga.workspace.people import demo_people


class SignIn(auth_views.LoginView):
    """User name and password; in the demo, the people to try with their roles."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds ``demo_people`` where the installation is a demo."""
        shown = demo_people() if settings.TAMGA_DEMO else ()
        return {**super().get_context_data(**kwargs), "demo_people": shown}


sign_in = open_to_all(SignIn.as_view())
sign_out = open_to_all(auth_views.LogoutView.as_view())
