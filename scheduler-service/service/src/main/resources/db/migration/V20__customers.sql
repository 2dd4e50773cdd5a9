alter table customer
  add column party       text not null default 'PRIVATE',
  add column phones      text[] not null default '{}',
  add column web_page    text,
  add column birthday    date,
  add column profession  text,
  add column sex         text,
  add column tags        text[] not null default '{}',
  add column responsible uuid,
  -- folded, for lists in the order of names
  add column sort_name   text collate "C" not null default '',
  add foreign key (tenant, responsible) references employee (tenant, id);

create index customer_by_name on customer (tenant, sort_name, id);
create index customer_responsible on customer (tenant, responsible) where responsible is not null;

-- The folded words a customer is found by. A table of its own and not a trigram index: behind
-- row-level security only comparisons that leak nothing may use an index, and LIKE is none of them.
create table customer_word (
  tenant   text not null,
  word     text collate "C" not null,
  customer uuid not null,
  primary key (tenant, word, customer),
  foreign key (tenant, customer) references customer (tenant, id) on delete cascade
);

create index customer_word_of on customer_word (tenant, customer);

-- What is there already is found at least by the words of its name.
alter table customer no force row level security;

update customer set sort_name =
  translate(replace(replace(replace(replace(lower(name), 'ß', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u'),
            'äöü', 'aou');

insert into customer_word (tenant, word, customer)
select distinct tenant, left(word, 64), id
from customer, regexp_split_to_table(sort_name, '[^[:alnum:]]+') word
where word <> '';

alter table customer force row level security;

alter table customer_word enable row level security;
alter table customer_word force row level security;
create policy tenant on customer_word using (tenant = current_setting('app.tenant', true))
  with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on customer_word to ${app_role};
