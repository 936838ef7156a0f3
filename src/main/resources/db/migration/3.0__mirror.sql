-- Mirrors of libraries: which file holds which asset, and what is in which album. Paths are below the mirror's folder.
create table mirror_file (
    mirror ${text} not null,
    asset ${text} not null,
    path ${text} not null,
    -- SHA-1 in hex
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
    -- the name in the album's folder; null: the asset has no file yet
    name ${text},
    primary key (mirror, album, asset)
);

create index mirror_link_asset on mirror_link (mirror, asset);
