"""Ties between rows that Django cannot write: each names the book as well, so that nothing of one book can hang on
something of another. (id, dossier_id) and not the other way round: that order lures the planner away from item_time."""

from django.db import migrations

TIES = """
alter table chapter add constraint chapter_book unique (id, dossier_id);
alter table child add constraint child_book unique (id, dossier_id);
alter table member add constraint member_book unique (id, dossier_id);
alter table item add constraint item_book unique (id, dossier_id);
alter table member add constraint member_once unique (dossier_id, person_id);
alter table member add constraint member_role check (role in ('guardian', 'youth', 'network', 'professional'));
alter table chapter_grant add constraint grant_level check (level in ('read', 'write'));

alter table chapter add constraint chapter_owner foreign key (owner, dossier_id) references member (id, dossier_id);
alter table chapter add constraint chapter_about foreign key (about, dossier_id) references child (id, dossier_id);
alter table custody add constraint custody_child foreign key (child_id, dossier_id) references child (id, dossier_id) on delete cascade;
alter table custody add constraint custody_member foreign key (member, dossier_id) references member (id, dossier_id) on delete cascade;
alter table member add constraint member_child foreign key (child_id, dossier_id) references child (id, dossier_id);
alter table chapter_grant add constraint grant_chapter foreign key (chapter_id, dossier_id) references chapter (id, dossier_id) on delete cascade;
alter table chapter_grant add constraint grant_member foreign key (member_id, dossier_id) references member (id, dossier_id) on delete cascade;
alter table item add constraint item_chapter foreign key (chapter_id, dossier_id) references chapter (id, dossier_id);
alter table item add constraint item_author foreign key (author, dossier_id) references member (id, dossier_id);
alter table item add constraint item_about foreign key (about, dossier_id) references child (id, dossier_id);
alter table revision add constraint revision_item foreign key (item_id, dossier_id) references item (id, dossier_id) on delete cascade;
alter table invitation add constraint invitation_member foreign key (member_id, dossier_id) references member (id, dossier_id) on delete cascade;
create index member_person on member (person_id, dossier_id);
create index item_about on item (about) where about is not null;
"""


class Migration(migrations.Migration):
    dependencies = [("circle", "0001_initial"), ("dossier", "0001_initial")]
    operations = [migrations.RunSQL(TIES, migrations.RunSQL.noop)]
