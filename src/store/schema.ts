/**
 * The steps that bring a library file from one schema to the next; a file's `user_version` is the number of steps taken.
 * A step is never changed after a release: a new one is added.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table article (
    seq integer primary key,
    id text not null unique,
    name text not null,
    title text, outlet text, url text,
    declared text not null,
    text text not null,
    language text,
    published text,
    day text,
    added text not null,
    annotator text not null,
    digest text not null
  ) strict;
  create index article_day on article (day desc, id);
  create index article_annotator on article (annotator);
  create table layer (
    article integer not null references article (seq) on delete cascade,
    kind text not null,
    body blob not null,
    primary key (article, kind)
  ) strict, without rowid;
  create table tag (
    field text not null,
    folded text not null,
    article integer not null references article (seq) on delete cascade,
    value text not null,
    primary key (field, folded, article)
  ) strict, without rowid;
  create index tag_article on tag (article);
  create virtual table words using fts5 (title, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
  create table link (
    id text primary key,
    kind text not null,
    by text not null,
    at text not null,
    body text not null
  ) strict, without rowid;
  create index link_kind on link (kind, at, id);
  create table link_article (
    article text not null,
    link text not null references link (id) on delete cascade,
    primary key (article, link)
  ) strict, without rowid;
  create index link_article_link on link_article (link);
  create table setting (key text primary key, value text not null) strict, without rowid;
  `,
  `
  create table bytes (key text primary key, body blob not null) strict;
  create index link_person on link (at, id) where by like 'person:%';
  delete from setting where key = 'stories';
  `,
];
