"""Addresses of the versions of the plan."""

from django.urls import path

from . import views

PLAN = "boek/<uuid:book>/plan/"

urlpatterns = [
    path(PLAN + "versies/", views.plan_versions, name="plan_versions"),
    path(PLAN + "versies/<int:number>/", views.plan_version, name="plan_version"),
    path(PLAN + "gesprek/", views.plan_review, name="plan_review"),
]
