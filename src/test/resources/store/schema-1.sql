-- A store as it was with schema 1, and rows in all of its tables. ${hex …} are bytes; the other words are those of the scripts.
create table drover_migration (
    id integer not null,
    mchecksum integer not null,
    mtype varchar(1) not null,
    mversion varchar(150) not null,
    mcomment varchar(150) not null,
    mstatus varchar(10) not null,
    run_on timestamp not null,
    run_by varchar(30) not null,
    run_time integer not null,
    constraint pk_drover_migration primary key (id)
);
insert into drover_migration values (0, 0, 'I', '0', '<init>', 'SUCCESS', ${now}, 'root', 0);
insert into drover_migration values (1, ${sum1}, 'V', '1.0', 'ledger', 'SUCCESS', ${now}, 'root', 1);

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
    next_attempt bigint,
    sidecar ${text},
    source ${text} not null,
    disposal ${text},
    first_seen bigint not null,
    updated bigint not null,
    primary key (directory, name, target)
) ${clustered};

insert into target (server, user_id) values ('http://immich.example/api', '5f0c9b5e-0c6e-4f0e-9a53-0d2ff3a1a001');
insert into target (server, user_id) values ('http://other.example/api', '5f0c9b5e-0c6e-4f0e-9a53-0d2ff3a1a002');
insert into directory (path) values ('/photos');
insert into directory (path) values ('/photos/Zoë''s 2019');
insert into file values (1, 'a.jpg', 1, 123456, 1700000000000, ${hex da39a3ee5e6b4b0d3255bfef95601890afd80709}, 'uploaded', ${hex 00112233445566778899aabbccddeeff}, null, 1, null, 'a.jpg.xmp', '/photos', null, 1700000000001, 1700000000002);
insert into file values (1, 'b.jpg', 1, 7, 1700000000003, null, 'failed', null, 'the server answers 500', 5, 1700000060000, null, '/photos', null, 1700000000004, 1700000000005);
insert into file values (2, 'ü
new line.mp4', 2, 5000000000, 1600000000000, ${hex 0000000000000000000000000000000000000001}, 'duplicate', ${hex ffeeddccbbaa99887766554433221100}, null, 1, null, null, '/photos', 'moved to /done', 1600000000001, 1600000000002);
