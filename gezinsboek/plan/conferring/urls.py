"""Addresses of asking to confer."""

from django.urls import path

from . import views

ALL = "boek/<uuid:book>/plan/doel/<uuid:item>/overleg/"
ONE = ALL + "<uuid:consult>/"

urlpatterns = [
    path(ALL, views.goal_consult_new, name="goal_consult_new"),
    path(ONE, views.goal_consult, name="goal_consult"),
    path(ONE + "terug/", views.goal_consult_back, name="goal_consult_back"),
    path(ONE + "verder/", views.goal_consult_begin, name="goal_consult_begin"),
]
