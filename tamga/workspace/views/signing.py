"""Signing in and out, and one's own password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tamga.accounts.actions import change_password
from tamga.workspace.access import member, open_to_all, signed_in
from tamga.workspace.forms.password import PasswordForm
from tamga.workspace.nav import bare_frame
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


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; this browser stays signed in, all others don't."""
    user = member(request)
    form = PasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["new_password1"]
        change_password(user, password=chosen, by=user, at=timezone.now())
        update_session_auth_hash(request, user)
        messages.success(request, _("Your password is changed."))
        return redirect("my_work")
    context = {**bare_frame(request), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/password.html", context, status=status)
