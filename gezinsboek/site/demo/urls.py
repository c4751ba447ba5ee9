from gezinsboek.site.urls import *  # noqa: F403
