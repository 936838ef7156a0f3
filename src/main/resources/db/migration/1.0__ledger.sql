-- The ledger: what became of each file for each target. The words in ${} differ between SQLite and PostgreSQL.
create table target (
    id ${identity},
    server ${text} not null,
    user_id ${text} not null,
    unique (server, user_id)
);

create table directory (
    id ${identity},
    path ${text} not null unique
);

create table file (
    directory bigint not null,
    name ${text} not null,
    target bigint not null,
    size bigint not null,
    modified bigint not null,
    checksum ${bytes},
    state ${text} not null,
    asset ${bytes},
    reason ${text},
    attempts integer not null,
    -- milliseconds since 1970; null: left alone until the file changes
    next_attempt bigint,
    sidecar ${text},
    source ${text} not null,
    disposal ${text},
    first_seen bigint not null,
    updated bigint not null,
    primary key (directory, name, target)
) ${clustered};
