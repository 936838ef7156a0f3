-- Feeds of changes: where each one is, what waits for its sink, what it has told.
create table feed (
    id ${identity},
    name ${text} not null unique,
    -- empty: whichever comes next
    source ${text} not null,
    filter ${text} not null,
    generation bigint not null,
    sequence bigint not null,
    position ${text},
    moved integer not null,
    snapshot integer not null,
    delivered bigint not null,
    -- milliseconds since 1970
    delivered_at bigint,
    -- batches that were ever put into the outbox
    batches bigint not null,
    memory ${bytes}
);

create table feed_outbox (
    feed bigint not null,
    number bigint not null,
    changes ${bytes} not null,
    position ${text},
    primary key (feed, number)
);

-- Things that are there, as the feed has told them; an empty version is to be told again.
create table feed_key (
    feed bigint not null,
    key ${text} not null,
    type ${text} not null,
    version ${text} not null,
    generation bigint not null,
    sequence bigint not null,
    born bigint not null,
    parent ${text},
    second_parent ${text},
    primary key (feed, key)
) ${clustered};

create index feed_key_parent on feed_key (feed, parent, key) where parent is not null;

create index feed_key_second_parent on feed_key (feed, second_parent, key) where second_parent is not null;

-- Deletions as far back as positions are remembered: a rewind tells them again.
create table feed_gone (
    feed bigint not null,
    sequence bigint not null,
    changes ${bytes} not null,
    primary key (feed, sequence)
);

-- Positions that were confirmed, with the last place that the sinks had then.
create table feed_position (
    feed bigint not null,
    sequence bigint not null,
    position ${text} not null,
    primary key (feed, sequence)
);

create table feed_dead (
    feed bigint not null,
    number bigint not null,
    changes ${bytes} not null,
    reason ${text} not null,
    attempts integer not null,
    since bigint not null,
    primary key (feed, number)
);

create table feed_run (
    feed bigint not null,
    run bigint not null,
    manifest ${text} not null,
    primary key (feed, run)
);
