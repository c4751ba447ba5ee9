"""The real addresses and the demo's own."""

from django.urls import path

from gezinsboek.site import urls as real
from gezinsboek.site.urls import handler400, handler403, handler404, handler500

from . import views

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *real.urlpatterns,
    path("demo/", views.choose, name="demo"),
    path("demo/als/<slug:key>/", views.become, name="demo_become"),
    path("demo/post/", views.outbox, name="demo_outbox"),
    path("demo/stijl/", views.look, name="demo_look"),
]
