"""SHARING 1-5: closed until opened."""


def test_a_teacher_reads_school_and_nothing_else(family):
    school = family.writes("noor", "School", "Milan was op tijd.")
    home = family.writes("noor", "Thuis", "Slecht geslapen.")
    assert school.id in family.sees("daan")
    assert home.id not in family.sees("daan")


def test_nobody_sees_nothing(family):
    family.writes("noor", "School", "Milan was op tijd.")
    assert family.sees(None) == set()


def test_a_professional_nobody_invited_sees_nothing(family):
    family.writes("noor", "School", "Milan was op tijd.")
    assert family.sees("karim") == set()
