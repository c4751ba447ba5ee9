"""Addresses of the papers of the plan."""

from django.urls import path

from . import views

PLAN = "boek/<uuid:book>/plan/"

urlpatterns = [
    path(PLAN + "papier/", views.plan_papers, name="plan_papers"),
    path(PLAN + "papier/<slug:which>/", views.plan_paper, name="plan_paper"),
    path(PLAN + "familiegroepsplan/", views.plan_offer, name="plan_offer"),
    path(PLAN + "familiegroepsplan/<slug:what>/", views.plan_day, name="plan_day"),
    path(PLAN + "familiegroepsplan/<uuid:row>/terug/", views.plan_day_back, name="plan_day_back"),
    path(PLAN + "eigen-plan/", views.own_plans, name="own_plans"),
    path(PLAN + "eigen-plan/<uuid:row>/weg/", views.own_plan_gone, name="own_plan_gone"),
]
