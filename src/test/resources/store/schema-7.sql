-- A store as it was with schema 7, and rows in all of its tables. ${hex …} are bytes; the other words are those of the scripts.
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
insert into drover_migration values (2, ${sum2}, 'V', '2.0', 'feed', 'SUCCESS', ${now}, 'root', 1);
insert into drover_migration values (3, ${sum3}, 'V', '3.0', 'mirror', 'SUCCESS', ${now}, 'root', 1);
insert into drover_migration values (4, ${sum4}, 'V', '4.0', 'feed_key_recent', 'SUCCESS', ${now}, 'root', 1);
insert into drover_migration values (5, ${sum5}, 'V', '5.0', 'live_photo', 'SUCCESS', ${now}, 'root', 1);
insert into drover_migration values (6, ${sum6}, 'V', '6.0', 'sidecar', 'SUCCESS', ${now}, 'root', 1);
insert into drover_migration values (7, ${sum7}, 'V', '7.0', 'cluster', 'SUCCESS', ${now}, 'root', 1);

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

create table feed (
    id ${identity},
    name ${text} not null unique,
    source ${text} not null,
    filter ${text} not null,
    generation bigint not null,
    sequence bigint not null,
    position ${text},
    moved integer not null,
    snapshot integer not null,
    delivered bigint not null,
    delivered_at bigint,
    batches bigint not null,
    memory ${bytes},
    term bigint not null default 0
);

create table feed_outbox (
    feed bigint not null,
    number bigint not null,
    changes ${bytes} not null,
    position ${text},
    primary key (feed, number)
);

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

create table feed_gone (
    feed bigint not null,
    sequence bigint not null,
    changes ${bytes} not null,
    primary key (feed, sequence)
);

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

create table mirror_file (
    mirror ${text} not null,
    asset ${text} not null,
    path ${text} not null,
    checksum ${text} not null,
    primary key (mirror, asset),
    unique (mirror, path)
);

create table mirror_album (
    mirror ${text} not null,
    album ${text} not null,
    folder ${text} not null,
    primary key (mirror, album),
    unique (mirror, folder)
);

create table mirror_link (
    mirror ${text} not null,
    album ${text} not null,
    asset ${text} not null,
    name ${text},
    primary key (mirror, album, asset)
);

create index mirror_link_asset on mirror_link (mirror, asset);

create table feed_key_recent (
    feed bigint not null,
    key ${text} not null,
    type ${text} not null,
    version ${text} not null,
    generation bigint not null,
    sequence bigint not null,
    born bigint not null,
    parent ${text},
    second_parent ${text}
);

create table half (
    directory ${text} not null,
    base ${text} not null,
    name ${text} not null,
    target bigint not null,
    kind ${text} not null,
    content ${text},
    captured bigint,
    asset ${text} not null,
    partner ${text},
    primary key (directory, base, name, target)
) ${clustered};

create index half_content on half (content, target) where content is not null;

create table sidecar (
    directory bigint not null,
    name ${text} not null,
    target bigint not null,
    sidecar ${text} not null,
    size bigint,
    modified bigint not null,
    primary key (directory, name, target)
) ${clustered};

create table feed_request (
    id ${identity},
    feed ${text} not null,
    request ${text} not null,
    argument ${text},
    asked bigint not null
);

create table node (
    name ${text} not null primary key,
    role ${text} not null,
    version ${text} not null,
    leads ${text} not null,
    started bigint not null,
    seen bigint not null
);

create table compatibility (
    oldest integer not null
);

insert into compatibility (oldest) values (7);
insert into target (server, user_id) values ('http://immich.example/api', '5f0c9b5e-0c6e-4f0e-9a53-0d2ff3a1a001');
insert into target (server, user_id) values ('http://other.example/api', '5f0c9b5e-0c6e-4f0e-9a53-0d2ff3a1a002');
insert into directory (path) values ('/photos');
insert into directory (path) values ('/photos/Zoë''s 2019');
insert into file values (1, 'a.jpg', 1, 123456, 1700000000000, ${hex da39a3ee5e6b4b0d3255bfef95601890afd80709}, 'uploaded', ${hex 00112233445566778899aabbccddeeff}, null, 1, null, 'a.jpg.xmp', '/photos', null, 1700000000001, 1700000000002);
insert into file values (1, 'b.jpg', 1, 7, 1700000000003, null, 'failed', null, 'the server answers 500', 5, 1700000060000, null, '/photos', null, 1700000000004, 1700000000005);
insert into file values (2, 'ü
new line.mp4', 2, 5000000000, 1600000000000, ${hex 0000000000000000000000000000000000000001}, 'duplicate', ${hex ffeeddccbbaa99887766554433221100}, null, 1, null, null, '/photos', 'moved to /done', 1600000000001, 1600000000002);
insert into feed (name, source, filter, generation, sequence, position, moved, snapshot, delivered, delivered_at, batches, memory) values ('immich', '/immich/users/1', 'types all', 2, 41, 'stream:17', 1, 0, 39, 1700000000000, 12, ${hex 0102ff});
insert into feed (name, source, filter, generation, sequence, position, moved, snapshot, delivered, delivered_at, batches, memory) values ('contentstack', '', '', 0, 0, null, 0, 0, 0, null, 0, null);
insert into feed_outbox values (1, 12, ${hex 5b5d}, 'stream:17');
insert into feed_key values (1, 'asset/1', 'asset', 'v1', 2, 40, 7, null, null);
insert into feed_key values (1, 'album-asset/1/1', 'album-asset', '', 1, 12, 12, 'album/1', 'asset/1');
insert into feed_gone values (1, 38, ${hex 7b7d});
insert into feed_position values (1, 39, 'stream:16');
insert into feed_dead values (1, 30, ${hex 7b7d0a}, 'the sink answers 400', 3, 1700000000000);
insert into feed_run values (1, 5, '{"run":5}');
insert into mirror_file values ('immich', '1', '2019/a.jpg', 'da39a3ee5e6b4b0d3255bfef95601890afd80709');
insert into mirror_album values ('immich', '1', 'albums/Summer');
insert into mirror_link values ('immich', '1', '1', 'a.jpg');
insert into mirror_link values ('immich', '1', '2', null);
insert into feed_key_recent values (1, 'asset/2', 'asset', 'v2', 2, 41, 41, null, null);
insert into feed_key_recent values (1, 'asset/2', 'asset', 'v1', 2, 40, 41, 'stack/1', null);
insert into half values ('/photos', 'img_1', 'IMG_1.HEIC', 1, 'still', 'ID-1', 1700000000000, '6b0c6a2e-0d0b-4c43-8f5e-0a5a4f1b2c3d', '7b0c6a2e-0d0b-4c43-8f5e-0a5a4f1b2c3d');
insert into half values ('/photos', 'img_1', 'IMG_1.MOV', 1, 'video', null, null, '7b0c6a2e-0d0b-4c43-8f5e-0a5a4f1b2c3d', null);
insert into sidecar values (1, 'a.jpg', 1, 'a.jpg.xmp', 4711, 1700000000000000000);
insert into sidecar values (2, 'ü.jpg', 2, 'ü.xmp', null, 1700000000000000001);
update feed set term = 3 where name = 'immich';
insert into feed_request (feed, request, argument, asked) values ('immich', 'rewind', '39', 1700000000000);
insert into feed_request (feed, request, argument, asked) values ('immich', 'wake', null, 1700000000001);
insert into node values ('one', 'node', '1.2.3', 'changes,scan-folder', 1700000000000, 1700000005000);
