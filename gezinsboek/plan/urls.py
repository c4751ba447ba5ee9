"""Addresses of the plan. What is done with a goal as with every item lies under `stukje/`."""

from django.urls import include, path

from .views import goal, plan, signals, signs, steps

PLAN = "boek/<uuid:book>/plan/"
GOAL = PLAN + "doel/<uuid:item>/"
STEP = GOAL + "stap/<uuid:step>/"
SIGNS = GOAL + "merken/"
SIGN = SIGNS + "<uuid:sign>/"

urlpatterns = [
    path(PLAN, plan.plan, name="plan"),
    path(PLAN + "doel/", plan.goal_new, name="goal_new"),
    path(GOAL, goal.goal, name="goal"),
    path(GOAL + "cijfer/", goal.goal_score, name="goal_score"),
    path(GOAL + "cijfer/<uuid:score>/terug/", goal.goal_score_back, name="goal_score_back"),
    path(GOAL + "sluiten/", goal.goal_close, name="goal_close"),
    path(GOAL + "lijn/", goal.goal_facts, name="goal_facts"),
    path(GOAL + "stap/", steps.goal_step_new, name="goal_step_new"),
    path(STEP, steps.goal_step, name="goal_step"),
    path(STEP + "klaar/", steps.goal_step_done, name="goal_step_done"),
    path(STEP + "weg/", steps.goal_step_bin, name="goal_step_bin"),
    path(STEP + "plek/", steps.goal_step_move, name="goal_step_move"),
    path(SIGNS, signs.goal_signs, name="goal_signs"),
    path(SIGNS + "nieuw/", signs.goal_sign_new, name="goal_sign_new"),
    path(SIGN, signs.goal_sign, name="goal_sign"),
    path(SIGN + "weg/", signs.goal_sign_end, name="goal_sign_end"),
    path(SIGN + "merk/", signals.goal_notice, name="goal_notice"),
    path(GOAL + "sein/<uuid:signal>/", signals.goal_signal, name="goal_signal"),
    path("", include("gezinsboek.plan.paper.urls")),
    path("", include("gezinsboek.plan.conferring.urls")),
    path("", include("gezinsboek.plan.stack.urls")),
    path("", include("gezinsboek.plan.versions.urls")),
]
