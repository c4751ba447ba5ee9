from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """What fills the registries of the floors below, does so in `ready`."""

    name = "gezinsboek.records"
    label = "records"

    def ready(self) -> None:
        from gezinsboek.organisations import trial
        from gezinsboek.timeline import alongside, drafts, matters

        from . import beside, caseload, incoming, meter, ticked, tiles, trying

        trial.register(trying.try_out)
        matters.SOURCES.append(caseload.add_matters)
        matters.BESIDE.append(tiles.rows)
        matters.WAYS += [("letter", incoming.HEADING, "incoming")]
        matters.WAYS += [("plus", tiles.ADD, "tile_new"), ("chart", meter.NAME, "meter")]
        drafts.BESIDE.append(incoming.typed_beside)
        alongside.BUTTONS.append(beside.buttons)
        alongside.CHOICES.append(alongside.After(ticked.field, ticked.told, ticked.missed))
